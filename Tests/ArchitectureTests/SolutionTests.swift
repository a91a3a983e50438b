import Foundation
import GradusTestSupport
import Testing
import Yams

/// The model solutions that learners are given: every source is one of them, or knowingly none.
@Suite("Model solutions")
struct SolutionTests {
  private struct Sources: Decodable {
    let copied: [String]
    let leftOut: [String]

    private enum CodingKeys: String, CodingKey {
      case copied
      case leftOut = "left_out"
    }
  }

  @Test("every file of a reference is on one of the lists, and every entry names a file")
  func lists() throws {
    let references = Folders.checkout.appending(path: "Sources/ReferenceBackends").path
    let files = try FileManager.default.subpathsOfDirectory(atPath: references)
      .filter { $0.hasSuffix(".swift") }
    let projects = Folders.checkout.appending(path: "Content/projects").path
    for project in try FileManager.default.contentsOfDirectory(atPath: projects) {
      let path = "\(projects)/\(project)/solution/sources.yaml"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let sources = try YAMLDecoder().decode(
        Sources.self,
        from: String(contentsOfFile: path, encoding: .utf8)
      )
      let entries = sources.copied + sources.leftOut
      func covers(_ entry: String, _ file: String) -> Bool {
        entry.hasSuffix("/") ? file.hasPrefix(entry) : file == entry
      }
      let folders = Set(entries.map { String($0.prefix { $0 != "/" }) })
      for file in files where folders.contains(String(file.prefix { $0 != "/" })) {
        let count = entries.count { covers($0, file) }
        #expect(count == 1, "\(file) has to be once in \(project)/solution/sources.yaml")
      }
      for entry in entries {
        #expect(files.contains { covers(entry, $0) }, "\(entry) of \(project) names no file")
      }
    }
  }
}
