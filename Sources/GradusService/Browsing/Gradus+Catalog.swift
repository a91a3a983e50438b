package import GradusCatalog
internal import GradusExam
package import GradusItems
package import GradusModel

/// What the examination of content came to.
package struct ContentFindings: Hashable, Sendable {
  package let diagnostics: [Diagnostic]
  /// How many lessons were read.
  package let lessons: Int
  /// How many topics there are.
  package let topics: Int
  /// How many items the assessment has.
  package let items: Int
}

extension Gradus {
  /// Everything that Gradus teaches.
  ///
  /// - Parameter folder: Content of somebody's own, which adds to the built-in one and replaces what
  ///   has the same id; nil for none.
  /// - Returns: The catalog, with what is wrong in it.
  /// - Throws: `Problem` where content is not there, or a file of it can't be read.
  package func catalog(over folder: String? = nil) throws(Problem) -> Catalog {
    let folders = try contentFolders(over: folder)
    do throws(ContentFolder.Unreadable) {
      return try Catalog(folders)
    } catch {
      throw Problem(error)
    }
  }

  /// The items of the assessment, with their keys: no face shows these.
  ///
  /// - Parameter folder: As for `catalog(over:)`.
  /// - Returns: The items, with what is wrong in their files.
  /// - Throws: `Problem` where content is not there, or a file of it can't be read.
  package func items(over folder: String? = nil) throws(Problem) -> ItemPool {
    let folders = try contentFolders(over: folder)
    do throws(ContentFolder.Unreadable) {
      return try ItemPool(folders)
    } catch {
      throw Problem(error)
    }
  }

  /// Everything that is wrong with the content.
  ///
  /// - Parameter folder: As for `catalog(over:)`.
  /// - Returns: All of it, and how much was read.
  /// - Throws: `Problem` where content is not there, or a file of it can't be read.
  package func lintCatalog(over folder: String? = nil) throws(Problem) -> ContentFindings {
    let catalog = try catalog(over: folder)
    let items = try items(over: folder)
    var found = catalog.lint(exams: outlines) + items.lint(in: catalog)
    if !items.items.isEmpty {
      // Somebody's own domains need no items; what is laid over the built-in ones is judged with them.
      let assessed = folder == nil ? catalog.domains : try self.catalog().domains
      let folders = try contentFolders(over: folder)
      do throws(InvalidResultScale) {
        let cuts = try ResultScale(folders).cuts
        found += items.lintBank(of: assessed.map(\.id), in: catalog, cuts: cuts)
      } catch {
        found += error.diagnostics
      }
    }
    return ContentFindings(
      diagnostics: found.ordered,
      lessons: catalog.lessons.count,
      topics: catalog.topics.count,
      items: items.items.count
    )
  }

  /// The built-in content, and what is laid over it.
  func contentFolders(over folder: String?) throws(Problem) -> [ContentFolder] {
    let own = folder.map { ContentFolder(path: $0) }
    return [try contentFolder()] + [own].compactMap(\.self)
  }

  /// What is examined of each project.
  var outlines: [ProjectID: [StageOutline]] {
    Dictionary(exams.map { ($0.project, $0.outline) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Problem {
  fileprivate init(_ unreadable: ContentFolder.Unreadable) {
    self.init(
      unreadable.description,
      advice: "Name a folder of content that you may read with --content."
    )
  }
}
