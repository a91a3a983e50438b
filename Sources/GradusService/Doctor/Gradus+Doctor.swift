internal import GradusCatalog
internal import GradusLaunch
package import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension Gradus {
  /// The languages that `doctor` knows, for completions; empty where there is no content.
  package var toolLanguages: [String] {
    (try? catalog())?.languages.map(\.id) ?? []
  }

  /// The language of a folder's project, as its `gradus.yaml` says; nil where it says none.
  package func language(of folder: String) -> String? {
    (try? Workspace(folder: folder).configuration())?.language
  }

  /// Looks for the tools of the curriculum, and asks each for its version.
  ///
  /// - Parameters:
  ///   - language: Only what this language uses, and what belongs to none; nil for all tools.
  ///   - limit: How long each program may take.
  /// - Returns: Every tool in the order of the curriculum.
  /// - Throws: `Problem` where there is no such language, or the content can't be read.
  package func doctor(
    language: String?,
    limit: Duration = .seconds(2)
  ) async throws(Problem) -> ToolReport {
    let catalog = try catalog()
    var chosen: Language?
    if let language {
      let name = language.lowercased()
      chosen = catalog.languages.first {
        $0.id == name || $0.fence == name || $0.title.lowercased() == name
      }
      guard chosen != nil else {
        throw Problem.unknown("language", language, among: catalog.languages.map(\.id))
      }
    }
    let tools = catalog.tools.filter { tool in
      guard let chosen else { return true }
      return tool.languages.isEmpty || tool.languages.contains(chosen.id)
    }
    let machine = Machine.current
    let states = await states(of: tools, on: machine, limit: limit)
    return ToolReport(
      language: chosen?.title,
      tools: zip(tools, states).map { tool, state in
        ToolReport.Tool(
          (tool.id, tool.title, tool.group, tool.purpose),
          isNeeded: chosen.map { tool.needed.contains($0.id) } ?? false,
          command: machine.installing(apt: tool.apt, brew: tool.brew),
          page: tool.page,
          state: state
        )
      }
    )
  }

  /// The states of tools, asked side by side: as many as there are processors.
  private func states(
    of tools: [CatalogTool],
    on machine: Machine,
    limit: Duration
  ) async -> [ToolReport.Tool.State] {
    let probe = ProgramProbe(limit: limit)
    let width = max(2, ProcessInfo.processInfo.activeProcessorCount)
    return await withTaskGroup(of: (Int, ToolReport.Tool.State).self) { group in
      var states = [ToolReport.Tool.State](repeating: .missing, count: tools.count)
      for (index, tool) in tools.enumerated() {
        if index >= width, let (done, state) = await group.next() { states[done] = state }
        group.addTask { (index, await Self.state(of: tool, on: machine, probe)) }
      }
      for await (done, state) in group { states[done] = state }
      return states
    }
  }

  private static func state(
    of tool: CatalogTool,
    on machine: Machine,
    _ probe: ProgramProbe
  ) async -> ToolReport.Tool.State {
    guard !tool.executables.isEmpty else { return .notAProgram }
    guard let path = machine.path(ofFirst: tool.executables) else { return .missing }
    switch await probe.ask(path, tool.versionArguments) {
    case .answered(let output):
      return .installed(version: ToolVersion.found(in: output), path: path)
    case .failed(let end, _): return .mute(path: path, reason: "it \(end.phrase)")
    case .silent:
      return .mute(path: path, reason: "it did not end within \(Elapsed(probe.limit).shown)")
    case .noisy:
      return .mute(path: path, reason: "it wrote more than \(ProgramProbe.most >> 10) KiB")
    case .notStarted(let reason): return .mute(path: path, reason: "it can't be started: \(reason)")
    }
  }
}
