import GradusExam
import GradusModel

extension Stage {
  static let load = Stage(
    "load",
    "Hold when everybody comes",
    grade: .production,
    comesLast: true,
    buildsOn: ["boot", "create", "read", "list", "update", "concurrency", "durability"],
    lessons: ["craft.load-testing", "craft.performance", "db.indexes"]
  ) {
    Check.load(.todoAPI)
  }
}

extension LoadProfile {
  /// What the contract says under "Load".
  fileprivate static let todoAPI = LoadProfile(
    things: "todos",
    contract: Contract.load,
    traffic: Traffic([
      Traffic.Kind("read", weight: 6, "GET", "\(todos)/${id}"),
      Traffic.Kind("list", weight: 2, "GET", "\(todos)?limit=20"),
      creation,
      Traffic.Kind(
        "replace",
        "PUT",
        "\(todos)/${id}",
        content: #"{"title": "replaced ${unique}", "priority": "high"}"#
      ),
    ]),
    rate: 100,
    steadyTraffic: Traffic([
      Traffic.Kind("list", weight: 3, "GET", "\(todos)?limit=20"),
      Traffic.Kind(
        "absent",
        weight: 3,
        "GET",
        "\(todos)/none-${unique}",
        statuses: [400, 404, 422]
      ),
      Traffic.Kind(
        "refused",
        weight: 3,
        "POST",
        todos,
        content: #"{"title": "", "notes": "refused ${unique}"}"#,
        statuses: [400, 422]
      ),
      Traffic.Kind("health", "GET", "/health"),
    ]),
    creation: Traffic([creation]),
    list: "\(todos)?limit=20",
    create: { $0.creation() },
    path: { try $0.stored($1).path },
    count: { try await $0.total() }
  )

  private static let creation = Traffic.Kind(
    "create",
    "POST",
    todos,
    content: #"{"title": "todo ${unique}", "notes": "some words to remember"}"#,
    statuses: [201],
    captures: ["id": "id"]
  )
}
