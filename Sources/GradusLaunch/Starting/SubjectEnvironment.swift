internal import Subprocess

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The environment of a subject: what a shell needs to find its tools, what its learner adds, and
/// what Gradus gives.
///
/// Everything else stays out, so that a run does not depend on who started it and no secret of the
/// examiner's environment reaches the subject.
enum SubjectEnvironment {
  /// The variable that marks every process of one subject, wherever it moves.
  static let marker = "GRADUS_SUBJECT"

  private static let kept: Set<String> = [
    "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TZ", "TMPDIR",
    // Where toolchains and package managers keep what they installed.
    "CARGO_HOME", "COMPOSER_HOME", "DOTNET_ROOT", "GEM_HOME", "GOCACHE", "GOMODCACHE", "GOPATH",
    "GOROOT", "GRADLE_USER_HOME", "JAVA_HOME", "KOTLIN_HOME", "LD_LIBRARY_PATH", "M2_HOME",
    "NODE_PATH", "NUGET_PACKAGES", "NVM_DIR", "PYENV_ROOT", "PYENV_VERSION", "PYTHONPATH",
    "RUSTUP_HOME", "SSL_CERT_DIR", "SSL_CERT_FILE", "VIRTUAL_ENV",
  ]

  /// Whether a variable of this process's environment reaches every subject.
  static func keeps(_ name: String) -> Bool {
    kept.contains(name) || name.hasPrefix("LC_")
  }

  /// The environment of one process of a subject.
  ///
  /// - Parameters:
  ///   - added: What its learner adds.
  ///   - given: What Gradus sets, by name.
  /// - Returns: What is kept of this process's environment, `PYTHONUNBUFFERED=1`, what is added and
  ///   what is given; of several values with one name, the last of these.
  static func make(adding added: SubjectVariables = .none, given: [String: String]) -> Environment {
    var values = ProcessInfo.processInfo.environment.filter { name, _ in keeps(name) }
    // Python otherwise holds back the last lines that explain why it ended.
    values["PYTHONUNBUFFERED"] = "1"
    values.merge(added.values) { _, added in added }
    values.merge(given) { _, given in given }
    return .custom(
      Dictionary(
        uniqueKeysWithValues: values.compactMap { name, value in
          Environment.Key(rawValue: name).map { ($0, value) }
        }
      )
    )
  }
}
