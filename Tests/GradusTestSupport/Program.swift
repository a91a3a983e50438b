import Foundation

/// A program of this machine that a test needs.
package enum Program {
  /// Whether it is installed.
  package static func exists(_ name: String) -> Bool { path(of: name) != nil }

  /// Where it is installed; nil where it is not.
  package static func path(of name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  /// The Python with the packages that tests need, which Scripts/setup installs in CI; nil elsewhere.
  package static let testPython: String? = {
    let path = Folders.checkout.appending(path: ".build/test-venv/bin/python").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  /// A Chromium, which Scripts/setup installs in CI; nil where there is none.
  package static let chromium: String? =
    ["chromium", "chromium-browser", "google-chrome"].compactMap { path(of: $0) }.first
}
