/// What is ignored below a folder, as git does it: the last pattern that is about a path decides,
/// and nothing below an ignored folder can be taken back (gitignore(5)).
///
/// What git knows besides is not looked at: `core.excludesFile`, `.git/info/exclude`, and that files
/// which are tracked are never ignored.
package struct IgnoreRules: Hashable, Sendable {
  private struct Entry: Hashable {
    /// The folder of the file that has the pattern: its path with a slash, empty for the top.
    let base: String
    /// The path from the file's folder down to the top, with a slash, where it stands above the top.
    let lead: String
    let pattern: IgnorePattern
  }

  private var entries: [Entry] = []
  /// Names that are ignored wherever they stand, whatever patterns say.
  private let names: Set<String>

  /// - Parameter names: Files and folders that are ignored everywhere, whatever patterns say.
  package init(always names: Set<String> = []) {
    self.names = names
  }

  /// Adds the patterns of a file; those of deeper folders are added after those above them.
  ///
  /// - Parameters:
  ///   - text: What a `.gitignore` says.
  ///   - folder: Its folder as a path from the top; empty for the top itself.
  package mutating func add(_ text: String, in folder: String = "") {
    add(text, base: folder.isEmpty ? "" : folder + "/", lead: "")
  }

  /// Adds the patterns of a file that stands above the top, as in a repository with many projects.
  ///
  /// - Parameters:
  ///   - text: What a `.gitignore` says.
  ///   - path: The path from its folder down to the top.
  package mutating func add(_ text: String, above path: String) {
    add(text, base: "", lead: path + "/")
  }

  private mutating func add(_ text: String, base: String, lead: String) {
    let text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    // By bytes: a carriage return and a line feed are one character.
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      guard let pattern = IgnorePattern(String(decoding: line, as: UTF8.self)) else { continue }
      entries.append(Entry(base: base, lead: lead, pattern: pattern))
    }
  }

  /// Whether a path is ignored, for itself or for a folder that it is in.
  ///
  /// - Parameters:
  ///   - path: From the top, without a slash at either end.
  ///   - isFolder: Whether a folder is there.
  /// - Returns: True where the last pattern about it, or about one of its folders, ignores.
  package func ignores(_ path: String, isFolder: Bool = false) -> Bool {
    var above = ""
    for part in path.split(separator: "/") {
      let whole = above + part
      if ignoresItself(whole, isFolder: isFolder || whole.utf8.count < path.utf8.count) {
        return true
      }
      above = whole + "/"
    }
    return false
  }

  /// Whether a path is ignored, whose folders are known not to be.
  func ignoresItself(_ path: String, isFolder: Bool) -> Bool {
    if names.contains(String(path.split(separator: "/").last ?? "")) { return true }
    let deciding = entries.last { entry in
      guard path.hasPrefix(entry.base) else { return false }
      let own = entry.lead + path.dropFirst(entry.base.count)
      return entry.pattern.matches(own, isFolder: isFolder)
    }
    return deciding.map { !$0.pattern.isNegated } ?? false
  }
}
