package import GradusModel

/// Which tools are installed, for people.
package enum ToolText {
  private static let groups = [
    ("runtimes", "Languages"), ("package_managers", "Package managers"), ("databases", "Databases"),
    ("workbench", "Workbench"), ("observability", "Observability"),
  ]

  /// The tools in their groups, what each is for, and how to install what is missing.
  package static func lines(_ report: ToolReport, style: TextStyle) -> [String] {
    let names = groups.map(\.0)
    let others = report.tools.filter { !names.contains($0.group) }
    var lines: [String] = []
    for (group, title) in groups {
      let tools = report.tools.filter { $0.group == group }
      if !tools.isEmpty { lines += section(title, tools, style) }
    }
    if !others.isEmpty { lines += section("Other tools", others, style) }
    return lines + conclusion(report, style)
  }

  private static func section(
    _ title: String,
    _ tools: [ToolReport.Tool],
    _ style: TextStyle
  ) -> [String] {
    [style.styled(title, .bold)] + tools.flatMap { self.lines($0, style) } + [""]
  }

  private static func lines(_ tool: ToolReport.Tool, _ style: TextStyle) -> [String] {
    let name = style.styled(tool.title, .bold)
    let purpose = style.wrapped(
      "\(tool.purpose.prefix(1).uppercased())\(tool.purpose.dropFirst()).",
      indent: 4
    )
    let install = style.wrapped(
      "To install it: \(tool.command ?? tool.page)",
      indent: 4
    )
    switch tool.state {
    case .installed(let version, _):
      return ["  \(style.styled("✓", .green)) \(name) \(version)", purpose]
    case .mute(let path, let reason):
      let told = style.wrapped(
        "\(path) is there, but does not say its version: \(reason).",
        indent: 4
      )
      let mark = style.styled(tool.isNeeded ? "✗" : "?", tool.isNeeded ? .red : .yellow)
      return ["  \(mark) \(name) does not answer\(need(tool))", purpose, told, install]
    case .missing:
      let mark = style.styled(tool.isNeeded ? "✗" : "–", tool.isNeeded ? .red : .dim)
      return ["  \(mark) \(name) is not installed\(need(tool))", purpose, install]
    case .notAProgram:
      let told = style.wrapped("It is a service, not a program: \(tool.page)", indent: 4)
      return ["  · \(name)", purpose, told]
    }
  }

  private static func need(_ tool: ToolReport.Tool) -> String {
    tool.isNeeded ? ", and is needed" : ""
  }

  /// What it comes to, and the next command.
  private static func conclusion(_ report: ToolReport, _ style: TextStyle) -> [String] {
    let lacking = report.tools.filter(\.isLacking)
    guard let language = report.language else {
      let found = report.tools.count { $0.state.isInstalled }
      let sentence = "\(found) of \(report.tools.count) tools are installed. Nobody needs them all."
      return [
        style.wrapped(sentence),
        style.wrapped("Next: gradus doctor --language L says which ones a language needs"),
      ]
    }
    guard !lacking.isEmpty else {
      return [
        style.wrapped("Everything that \(language) needs is here."),
        style.wrapped("Next: gradus learn"),
      ]
    }
    let names = lacking.map(\.title).joined(separator: ", ")
    let next = lacking.compactMap(\.command).first ?? lacking[0].page
    return [
      style.wrapped("\(language) needs what is missing here or does not work: \(names)."),
      "Next: \(next)",
    ]
  }
}

extension ToolReport.Tool.State {
  fileprivate var isInstalled: Bool {
    if case .installed = self { true } else { false }
  }
}
