internal import CGradusKeeper
internal import Subprocess

#if canImport(System)
internal import System
#else
internal import SystemPackage
#endif

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The process between the examiner and the shell, which no descendant of the shell can leave.
///
/// It is this program once more, as `CGradusKeeper` describes. Where there can be none, on macOS,
/// the shell is started directly.
enum Keeper {
  /// A shell command as it is started here.
  struct Command {
    let executable: Executable
    let arguments: Arguments
  }

  /// How a shell command is started: below a keeper where there can be one.
  static func command(_ command: String) -> Command {
    guard gradus_keeper_is_available() else {
      return Command(executable: .path("/bin/sh"), arguments: ["-c", command])
    }
    let examiner = String(ProcessInfo.processInfo.processIdentifier)
    return Command(
      // As the child sees it, which at that moment still is this program.
      executable: .path("/proc/self/exe"),
      arguments: Arguments(
        executablePathOverride: "gradus-keeper",
        remainingValues: [examiner, command]
      )
    )
  }

  /// The options of a process that `command` describes.
  static var options: PlatformOptions {
    var options = PlatformOptions()
    // Its own group, so that a signal reaches the shell's children and not the examiner.
    options.processGroupID = 0
    // On cancellation the subject is stopped as ever; a keeper that was killed would lose those that
    // it adopted. This signal does nothing to it, but that it goes on if somebody had stopped it.
    if gradus_keeper_is_available() {
      options.teardownSequence = [
        .send(signal: .resume, allowedDurationToNextStep: .seconds(3600))
      ]
    }
    return options
  }

  /// The processes of a command that was started.
  ///
  /// - Parameters:
  ///   - process: The process that `command` describes.
  ///   - marker: The value of `SubjectEnvironment.marker` in its environment.
  /// - Returns: Its processes, once the shell has been started below a keeper.
  static func processes(of process: Int32, marker: String) async -> SubjectProcesses {
    guard gradus_keeper_is_available() else {
      return SubjectProcesses(leader: process, keeper: nil, marker: marker)
    }
    let deadline = ContinuousClock.now + .seconds(30)
    while ContinuousClock.now < deadline {
      if let shell = shell(keptBy: process) {
        return SubjectProcesses(leader: shell, keeper: process, marker: marker)
      }
      guard ProcessTable.runs(process) else { break }
      await Pause.for(.milliseconds(1))
    }
    return SubjectProcesses(leader: process, keeper: nil, marker: marker)
  }

  /// The shell that a keeper has started, which it says in its name.
  private static func shell(keptBy keeper: Int32) -> Int32? {
    let name = FileManager.default.contents(atPath: "/proc/\(keeper)/comm") ?? Data()
    let words = String(decoding: name, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    return words.count == 2 && words[0] == "keeps" ? Int32(words[1]) : nil
  }
}
