import Foundation
import GradusTestSupport
import Testing

/// Which target may import which: the table of Docs/Modules.md, as data.
@Suite("Imports")
struct ImportTests {
  /// The modules of this package that a target may import, and those from outside.
  ///
  /// Foundation, the C library, Dispatch, Synchronization and Testing are free for all.
  private static let allowed: [String: Set<String>] = [
    "GradusModel": [],
    "GradusWire": ["GradusModel", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOSSL"],
    "GradusLoad": [
      "GradusModel", "GradusWire", "Histogram", "NIOCore", "NIOPosix", "CEpoll",
    ],
    "CGradusKeeper": [],
    "GradusLaunch": ["GradusModel", "CGradusKeeper", "Subprocess", "System", "SystemPackage"],
    "GradusContract": ["GradusModel", "Yams"],
    "GradusExam": ["GradusModel", "GradusContract", "GradusWire", "GradusLoad", "GradusLaunch"],
    "GradusProjects": ["GradusModel", "GradusExam"],
    "GradusCatalog": ["GradusModel", "Yams"],
    "CEpoll": [],
    "CMarkGFM": [],
    "GradusMarkdown": ["CMarkGFM"],
    "GradusReport": ["GradusModel", "GradusMarkdown"],
    "GradusAssessment": ["GradusModel"],
    "GradusItems": [
      "GradusModel", "GradusContract", "GradusCatalog", "GradusAssessment", "GRDBSQLite",
    ],
    "GradusService": [
      "GradusModel", "GradusExam", "GradusCatalog", "GradusAssessment", "GradusItems",
      "GradusLoad", "GradusLaunch",
    ],
    "GradusStore": ["GradusModel", "GradusService", "GRDB"],
    "GradusCLI": ["GradusModel", "GradusService", "GradusReport", "ArgumentParser"],
    "gradus": [
      "GradusCLI", "GradusProjects", "GradusService", "GradusStore", "ReferenceProgram",
    ],
    "gradus-bench": [
      "GradusModel", "GradusContract", "GradusCatalog", "GradusWire", "GradusService",
      "GradusStore", "GradusAssessment", "GradusItems", "NIOCore", "NIOPosix",
    ],
    "ReferenceBackends": [
      "Hummingbird", "HummingbirdCore", "HTTPTypes", "ServiceLifecycle", "UnixSignals", "NIOCore",
      "NIOPosix", "Logging", "GRDB",
    ],
    "ReferenceProgram": ["ReferenceBackends", "ArgumentParser"],
    "gradus-reference": ["ReferenceProgram"],
  ]

  private static let free: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization",
  ]

  @Test("every import is one that the table allows", arguments: allowed.keys.sorted())
  func imports(target: String) throws {
    let allowed = try #require(Self.allowed[target])
    for file in try Self.swiftFiles(of: target) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /(?m)^\s*(?:package |internal |public )?import (\w+)/) {
        let module = String(match.1)
        #expect(
          allowed.contains(module) || Self.free.contains(module),
          "\(target)/\(file.lastPathComponent) imports \(module)"
        )
      }
    }
  }

  @Test("the table has every target, and no other")
  func targets() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Folders.checkout.appending(path: "Sources").path
    )
    #expect(Set(folders.filter { !$0.hasPrefix(".") }) == Set(Self.allowed.keys))
  }

  @Test("Docs/Modules.md has a row for every target")
  func document() throws {
    let text = try String(
      contentsOf: Folders.checkout.appending(path: "Docs/Modules.md"),
      encoding: .utf8
    )
    for target in Self.allowed.keys.sorted() {
      #expect(text.contains("`\(target)`"), "no row for \(target)")
    }
  }

  @Test("the composition root stays under a hundred lines")
  func root() throws {
    let lines = try Self.swiftFiles(of: "gradus").reduce(0) { count, file in
      count + (try String(contentsOf: file, encoding: .utf8)).split(separator: "\n").count
    }
    #expect(lines < 100)
  }

  @Test("faces never import one another, and references never import Gradus")
  func faces() {
    let faces: Set = ["GradusCLI", "GradusMCP", "GradusWeb"]
    for face in faces {
      #expect(Self.allowed[face]?.isDisjoint(with: faces) ?? true)
    }
    for target in ["ReferenceBackends", "ReferenceProgram", "gradus-reference"] {
      #expect(Self.allowed[target]?.contains { $0.hasPrefix("Gradus") } == false)
    }
  }

  private static func swiftFiles(of target: String) throws -> [URL] {
    let folder = Folders.checkout.appending(path: "Sources/\(target)")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let files = paths.filter { $0.hasSuffix(".swift") }.map { folder.appending(path: $0) }
    let isInC = paths.contains { $0.hasSuffix(".c") || $0.hasSuffix(".modulemap") }
    try #require(files.isEmpty == isInC, "\(target) has no Swift file, or C among Swift")
    return files
  }
}
