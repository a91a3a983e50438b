internal import ArgumentParser
internal import GradusModel
internal import GradusService

/// The values that a shell offers, as far as they depend on projects and content.
enum Completions {
  /// The service that knows them; the parser calls back without a way to hand it over.
  @TaskLocal static var gradus: Gradus?

  static let projects = CompletionKind.custom { _, _, _ in
    gradus?.projects.map(\.id.rawValue) ?? []
  }

  /// Of every project: the one that the line names may not be complete yet.
  static let languages = CompletionKind.custom { _, _, _ in
    let languages = gradus.map { gradus in
      gradus.projects.flatMap { (try? gradus.languages(of: $0.id.rawValue)) ?? [] }
    }
    return Set(languages ?? []).sorted()
  }

  /// The stages of the project in this folder, or of every project where there is none.
  static let stages = CompletionKind.custom { _, _, _ in
    gradus?.outline(in: ".").map(\.id.rawValue) ?? []
  }

  static let checks = CompletionKind.custom { _, _, _ in
    gradus?.outline(in: ".").flatMap(\.checks).map(\.id.rawValue) ?? []
  }

  /// The ids of the kind that the line names behind `browse`.
  static let catalogIDs = CompletionKind.custom { words, _, _ in
    let behind = words.drop { $0 != BrowseCommand._commandName }.dropFirst()
    return behind.first.flatMap { gradus?.catalogIDs(of: $0) } ?? []
  }

  static let topics = CompletionKind.custom { _, _, _ in
    gradus?.topicIDs.map(\.rawValue) ?? []
  }

  /// The languages that `gradus doctor` knows.
  static let toolLanguages = CompletionKind.custom { _, _, _ in
    gradus?.toolLanguages ?? []
  }
}
