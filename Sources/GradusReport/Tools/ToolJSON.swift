package import GradusModel

/// Which tools are installed, for other programs.
package enum ToolJSON {
  /// The language, and each tool: `state` is `installed`, `mute`, `missing` or `no-program`.
  package static func value(_ report: ToolReport) -> JSON {
    .object([
      "language": report.language.map(JSON.string) ?? .null,
      "tools": .array(report.tools.map(value)),
    ])
  }

  private static func value(_ tool: ToolReport.Tool) -> JSON {
    var object: JSONObject = [
      "id": .string(tool.id),
      "title": .string(tool.title),
      "group": .string(tool.group),
      "purpose": .string(tool.purpose),
      "needed": .bool(tool.isNeeded),
    ]
    switch tool.state {
    case .installed(let version, let path):
      object["state"] = "installed"
      object["version"] = .string(version)
      object["path"] = .string(path)
    case .mute(let path, let reason):
      object["state"] = "mute"
      object["path"] = .string(path)
      object["reason"] = .string(reason)
    case .missing: object["state"] = "missing"
    case .notAProgram: object["state"] = "no-program"
    }
    object["install"] = tool.command.map(JSON.string) ?? .null
    object["page"] = .string(tool.page)
    return .object(object)
  }
}
