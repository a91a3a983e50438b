/// What of the tools of the curriculum is installed on this machine.
package struct ToolReport: Hashable, Sendable {
  /// A tool, and whether it is there.
  package struct Tool: Hashable, Sendable {
    /// What was found.
    package enum State: Hashable, Sendable {
      /// It said its version, which may be empty.
      case installed(version: String, path: String)
      /// It is there, and does not say its version.
      case mute(path: String, reason: String)
      case missing
      /// It is a service, of which there is no program to look for.
      case notAProgram
    }

    package let id: String
    package let title: String
    /// What it is among others, such as `runtimes`.
    package let group: String
    /// What it is for, a phrase without its full stop.
    package let purpose: String
    /// Whether the language can't do without it.
    package let isNeeded: Bool
    /// The command that installs it here; nil where only its page says how.
    package let command: String?
    /// Where it says how to install it.
    package let page: String
    package let state: State

    package init(
      _ naming: (id: String, title: String, group: String, purpose: String),
      isNeeded: Bool,
      command: String?,
      page: String,
      state: State
    ) {
      (id, title, group, purpose) = naming
      self.isNeeded = isNeeded
      self.command = command
      self.page = page
      self.state = state
    }

    /// Whether the language can't do without it, and it does not work.
    package var isLacking: Bool {
      switch state {
      case .missing, .mute: isNeeded
      case .installed, .notAProgram: false
      }
    }
  }

  /// The language that the tools are for; nil for all.
  package let language: String?
  package let tools: [Tool]

  package init(language: String?, tools: [Tool]) {
    self.language = language
    self.tools = tools
  }

  /// `failed` where something that is needed is missing.
  package var exitCode: ExitCode { tools.contains(where: \.isLacking) ? .failed : .passed }
}
