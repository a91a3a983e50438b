import Foundation
import GradusTestSupport
import Testing
import Yams

/// The files for CI services can be read, and what they name is there.
@Suite("Files for CI")
struct CIFilesTests {
  private func text(_ name: String) throws -> String {
    try String(contentsOf: Folders.checkout.appending(path: name), encoding: .utf8)
  }

  @Test(
    "each is YAML with a mapping at the top",
    arguments: [
      "ci/github/action.yml", "ci/gitlab/gradus.yml", "Content/ci/github.yml",
      "Content/ci/gitlab.yml",
    ]
  )
  func yaml(name: String) throws {
    let node = try Yams.compose(yaml: try text(name))
    #expect(node?.mapping?.isEmpty == false)
  }

  @Test("each step of the action that runs something says in which shell, and its script is there")
  func action() throws {
    let root = try Yams.compose(yaml: try text("ci/github/action.yml"))
    let steps = try #require(root?["runs"]?["steps"]?.sequence)
    let scripts = try FileManager.default.contentsOfDirectory(
      atPath: Folders.checkout.appending(path: "ci/github").path
    )
    for step in steps {
      guard let run = step["run"]?.string else {
        #expect(step["uses"]?.string?.contains("@") == true)
        continue
      }
      // GitHub demands it of composite actions.
      #expect(step["shell"]?.string == "sh", "\(run)")
      for match in run.matches(of: /GITHUB_ACTION_PATH\/([a-z]+)/) {
        #expect(scripts.contains(String(match.1)))
      }
    }
  }

  @Test("the workflow for learners names the action where it is")
  func workflow() throws {
    let root = try Yams.compose(yaml: try text("Content/ci/github.yml"))
    let steps = try #require(root?["jobs"]?["gradus"]?["steps"]?.sequence)
    let used = steps.compactMap { $0["uses"]?.string }
    let action = try #require(used.last)
    let path = action.replacing("./.gradus-source/", with: "") + "/action.yml"
    #expect(
      FileManager.default.fileExists(atPath: Folders.checkout.appending(path: path).path)
    )
  }
}
