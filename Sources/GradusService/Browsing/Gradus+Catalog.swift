package import GradusCatalog
internal import GradusExam
package import GradusModel

/// What the examination of content came to.
package struct ContentFindings: Hashable, Sendable {
  package let diagnostics: [Diagnostic]
  /// How many lessons were read.
  package let lessons: Int
  /// How many topics there are.
  package let topics: Int
}

extension Gradus {
  /// Everything that Gradus teaches.
  ///
  /// - Parameter folder: Content of somebody's own, which adds to the built-in one and replaces what
  ///   has the same id; nil for none.
  /// - Returns: The catalog, with what is wrong in it.
  /// - Throws: `Problem` where content is not there, or a file of it can't be read.
  package func catalog(over folder: String? = nil) throws(Problem) -> Catalog {
    let builtIn = try contentFolder()
    let own = folder.map { ContentFolder(path: $0) }
    do throws(ContentFolder.Unreadable) {
      return try Catalog([builtIn] + [own].compactMap(\.self))
    } catch {
      throw Problem(
        error.description,
        advice: "Name a folder of content that you may read with --content."
      )
    }
  }

  /// Everything that is wrong with the content.
  ///
  /// - Parameter folder: As for `catalog(over:)`.
  /// - Returns: All of it, and how much was read.
  /// - Throws: `Problem` where content is not there, or a file of it can't be read.
  package func lintCatalog(over folder: String? = nil) throws(Problem) -> ContentFindings {
    let catalog = try catalog(over: folder)
    return ContentFindings(
      diagnostics: catalog.lint(exams: outlines),
      lessons: catalog.lessons.count,
      topics: catalog.topics.count
    )
  }

  /// What is examined of each project.
  var outlines: [ProjectID: [StageOutline]] {
    Dictionary(exams.map { ($0.project, $0.outline) }, uniquingKeysWith: { first, _ in first })
  }
}
