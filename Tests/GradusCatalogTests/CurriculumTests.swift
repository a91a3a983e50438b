import Foundation
import GradusCatalog
import GradusModel
import GradusTestSupport
import Testing

/// Everything that the curriculum names is in the catalog.
@Suite("The curriculum")
struct CurriculumTests {
  private let root: YAMLValue
  private let catalog: Catalog

  init() throws {
    let file = Folders.checkout.appending(path: "Content/curriculum.yaml")
    root = try YAMLValue(String(contentsOf: file, encoding: .utf8), file: "curriculum.yaml")
    catalog = try Catalog([BuiltInTests.folder])
  }

  private func texts(_ value: YAMLValue?) -> [String] { (value?.list ?? []).compactMap(\.text) }
  private func ids(_ value: YAMLValue?) -> [String] {
    (value?.list ?? []).compactMap { $0["id"]?.text }
  }

  @Test(
    "it is the one of the design, where that is on this machine",
    .enabled(
      if: FileManager.default.fileExists(atPath: Self.design.path),
      "the design is not beside this checkout"
    )
  )
  func same() throws {
    let own = Folders.checkout.appending(path: "Content/curriculum.yaml")
    #expect(try Data(contentsOf: own) == Data(contentsOf: Self.design))
  }

  private static let design = Folders.checkout.deletingLastPathComponent()
    .appending(path: "shared/design/curriculum.yaml")

  @Test("topics, drills and projects")
  func topics() throws {
    let domains = try #require(root["domains"]?.list)
    #expect(catalog.domains.map(\.id) == ids(root["domains"]))
    for domain in domains {
      let read = try #require(catalog.domain(domain["id"]?.text ?? ""))
      #expect(read.topics.map(\.rawValue) == ids(domain["topics"]))
      #expect(read.drills == ids(domain["drills"]))
    }
    let all = domains.flatMap { ids($0["topics"]) } + ids(root["path_topics"])
    #expect(catalog.topics.map(\.id.rawValue) == all)
    #expect(all.count > 100)
    for level in ["beginner", "intermediate", "advanced"] {
      let read = catalog.projects.filter { $0.level == level }.map(\.id.rawValue)
      #expect(read == ids(root["projects"]?[level]))
      #expect(read.count == 5)
    }
  }

  @Test("paths with their phases, and roadmaps")
  func ways() throws {
    #expect(catalog.paths.map(\.id) == ids(root["paths"]))
    for path in try #require(root["paths"]?.list) {
      let read = try #require(catalog.path(path["id"]?.text ?? ""))
      #expect(read.months == path["months"]?.text)
      #expect(read.hours == path["hours"]?.text.flatMap { Int($0) })
      for (phase, written) in zip(read.phases, path["phases"]?.list ?? []) {
        #expect(phase.title == written["title"]?.text)
        #expect(phase.covers.map(\.phrase) == texts(written["covers"]))
        let when = written["month"]?.text ?? written["months"]?.text ?? written["weeks"]?.text ?? ""
        #expect(phase.when.split(separator: " ").contains { $0 == when }, "\(phase.when)")
      }
      #expect(read.phases.count == path["phases"]?.list?.count)
    }
    #expect(Set(catalog.roadmaps.map(\.id)) == Set(texts(root["roadmaps"])))
    #expect(catalog.roadmaps.count == 18)
  }

  @Test("careers with their requirements")
  func careers() throws {
    for level in try #require(root["careers"]?.list) {
      let read = try #require(catalog.career(level["id"]?.text ?? ""))
      #expect(read.years == level["years"]?.text)
      #expect(read.focus == level["focus"]?.text)
      let lists = [
        "skills": CareerLevel.Requirement.Kind.skill, "tools": .tool,
        "responsibilities": .responsibility,
      ]
      for (key, kind) in lists {
        let titles = read.requirements.filter { $0.kind == kind }.map(\.title)
        #expect(titles == texts(level[key]))
      }
    }
    #expect(catalog.careers.count == 3)
  }

  @Test("languages, tools and standards")
  func trade() throws {
    let languages = root["domains"]?.list?.first { $0["languages"] != nil }?["languages"]
    #expect(catalog.languages.map(\.id) == texts(languages))
    for member in try #require(root["tools"]?.members) {
      let read = catalog.tools.filter { $0.group == member.key }.map(\.covers)
      #expect(Set(read) == Set(texts(member.value)), "\(member.key)")
    }
    for member in try #require(root["standards"]?.members) {
      let read = catalog.standards.filter { $0.group == member.key }.map(\.title)
      #expect(read == texts(member.value))
    }
    #expect(catalog.standards.count == 15)
  }

  @Test("agents with what they hand over")
  func agents() throws {
    for agent in try #require(root["agents"]?.list) {
      let read = try #require(catalog.agents.first { $0.id == agent["id"]?.text })
      #expect(read.commands == texts(agent["commands"]))
      #expect(read.skill?.id == agent["skill"]?.text)
      let members = try #require(agent["hands_over_to"]?.members)
      #expect(read.handsOver.map(\.to) == members.map(\.key))
      for (handover, member) in zip(read.handsOver, members) {
        #expect(handover.what == texts(member.value))
      }
    }
  }
}
