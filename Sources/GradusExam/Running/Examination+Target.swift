package import GradusLaunch
internal import GradusModel

extension Examination.Target {
  /// A backend that Gradus starts.
  ///
  /// - Parameters:
  ///   - command: A shell command that serves until it is told to stop.
  ///   - build: A shell command that is run once before.
  ///   - folder: Where both run, as an absolute path.
  ///   - variables: What is added to the environment of both.
  /// - Returns: The target; nothing is started yet.
  package static func started(
    by command: String,
    build: String?,
    in folder: String,
    adding variables: SubjectVariables = .none
  ) -> Examination.Target {
    .command(SubjectCommand(run: command, build: build, folder: folder, variables: variables))
  }

  /// A backend that runs already.
  ///
  /// - Parameters:
  ///   - url: Scheme, host and port.
  ///   - anywhere: Whether it may be on another machine.
  /// - Returns: The target; nothing is sent yet.
  /// - Throws: `Unusable` where the URL is not just `http` or `https`, host and port, or names
  ///   another machine without being allowed to.
  package static func running(
    at url: String,
    anywhere: Bool
  ) throws(Unusable) -> Examination.Target {
    let endpoint: Endpoint
    do throws(Endpoint.Malformed) {
      endpoint = try Endpoint(url: url)
    } catch {
      throw Unusable(reason: error.description)
    }
    guard endpoint.isLoopback || anywhere else {
      throw Unusable(
        reason: "\(endpoint) is not on this machine. Add --i-own-this-host if you may examine it."
      )
    }
    return .url(endpoint)
  }

  /// The command that examines this backend, to which options can be added.
  var checkCommand: String {
    guard case .url(let endpoint) = self else { return "gradus check" }
    return "gradus check --url \(endpoint)" + (endpoint.isLoopback ? "" : " --i-own-this-host")
  }

  /// A URL at which nothing can be examined.
  package struct Unusable: Error {
    /// Why, and what to do, in sentences.
    package let reason: String
  }
}

extension Examination {
  /// Ends every subject of this process at once, without clean-up: for a second Ctrl-C.
  package static func forceStop() {
    LiveSubjects.shared.killAll()
  }
}
