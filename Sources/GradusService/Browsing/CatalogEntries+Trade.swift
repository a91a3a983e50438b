internal import GradusCatalog
internal import GradusModel

extension CatalogEntries {
  func entry(_ language: Language) -> CatalogEntry {
    func links(_ tools: [String]) -> [Link] {
      tools.map { Link(id: $0, title: catalog.tool($0)?.title ?? $0) }
    }
    return CatalogEntry(
      kind: .languages,
      id: language.id,
      title: language.title,
      missing: starters.contains(language.id) ? nil : "no starter yet",
      summary: language.frameworks.joined(separator: ", "),
      facts: [
        Fact("why", "Why", .text(language.why)),
        Fact("frameworks", "Frameworks", .texts(language.frameworks)),
        Fact("tools", "Needs", .links(links(language.tools))),
        Fact("also", "Useful besides", .links(links(language.also))),
      ]
    )
  }

  func entry(_ tool: CatalogTool) -> CatalogEntry {
    let version = tool.executables.first.map {
      ([$0] + tool.versionArguments).joined(separator: " ")
    }
    let facts: [Fact?] = [
      Fact("group", "Group", .text(tool.group)), Fact("purpose", "What for", .text(tool.purpose)),
      Fact("executables", "Programs", .texts(tool.executables)),
      version.map { Fact("version_command", "Version", .text($0)) },
      Fact("languages", "Languages", .texts(tool.languages)),
      tool.apt.map { Fact("apt", "On Debian and Ubuntu", .text("apt-get install \($0)")) },
      tool.brew.map { Fact("brew", "With Homebrew", .text("brew install \($0)")) },
      Fact("page", "Elsewhere", .text(tool.page)),
    ]
    return CatalogEntry(
      kind: .tools,
      id: tool.id,
      title: tool.title,
      summary: tool.purpose,
      facts: facts.compactMap(\.self)
    )
  }

  func entry(_ standard: Standard) -> CatalogEntry {
    let measured = standard.checks.map { check in
      Link(id: check.rawValue, title: claim(check, of: standard.project) ?? "")
    }
    let facts: [Fact?] = [
      Fact("group", "Group", .text(standard.group)), Fact("how", "How", .text(standard.how)),
      standard.project.map { Fact("project", "Project", .text($0.rawValue)) },
      Fact("checks", "Measured by the checks", .links(measured)),
      standard.unmeasured.map { Fact("unmeasured", "Not measured", .text($0)) },
    ]
    return CatalogEntry(
      kind: .standards,
      id: standard.id,
      title: standard.title,
      missing: standard.checks.isEmpty ? "not measured" : nil,
      summary: standard.checks.isEmpty
        ? nil : "\(standard.checks.count) \(standard.checks.count == 1 ? "check" : "checks")",
      facts: facts.compactMap(\.self)
    )
  }

  func entry(_ agent: Agent) -> CatalogEntry {
    let handovers = agent.handsOver.map { handover in
      CatalogEntry.Part(
        title: handover.to,
        facts: [Fact("what", "", .texts(handover.what))]
      )
    }
    let facts: [Fact?] = [
      Fact("about", "", .text(agent.about)),
      Fact("specialities", "Specialities", .texts(agent.specialities)),
      Fact("when", "Ask it when", .texts(agent.when)),
      Fact("commands", "Commands", .texts(agent.commands)),
      agent.skill.map { Fact("skill", "Skill", .text($0.id)) },
      agent.skill.map { Fact("skill_offers", "The skill offers", .texts($0.offers)) },
      Fact("hands_over_to", "Hands over to", .parts(handovers)),
    ]
    return CatalogEntry(
      kind: .agents,
      id: agent.id,
      title: agent.title,
      missing: "not served to assistants yet",
      summary: agent.about.hasSuffix(".") ? String(agent.about.dropLast()) : agent.about,
      facts: facts.compactMap(\.self)
    )
  }
}
