/// The version in what a program says of itself.
enum ToolVersion {
  /// The number behind the word "version", else the first that has a dot, else the first line.
  static func found(in output: String) -> String {
    let number = /[0-9]+(?:\.[0-9]+)+(?:[-+][0-9A-Za-z.]+)?/
    if let match = output.firstMatch(of: /version v?([0-9]+(?:\.[0-9]+)+(?:[-+][0-9A-Za-z.]+)?)/) {
      return String(match.1)
    }
    if let match = output.firstMatch(of: number) { return String(match.0) }
    let lines = output.split(whereSeparator: \.isNewline)
    return lines.first.map { String($0.prefix(60)) } ?? ""
  }
}
