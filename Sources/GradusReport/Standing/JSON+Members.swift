internal import GradusModel

extension JSON {
  /// An object of these members, in their order.
  init(_ members: [(String, JSON)]) {
    self = .object(JSONObject(members.map { JSONObject.Member(name: $0, value: $1) }))
  }
}
