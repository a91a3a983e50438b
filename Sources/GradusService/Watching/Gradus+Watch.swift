extension Gradus {
  /// Begins to watch a learner's folder.
  ///
  /// - Throws: `Problem` where there is no such folder, its `gradus.yaml` is missing or wrong, or it
  ///   has too many files.
  package func watch(_ folder: String) throws(Problem) -> FolderWatch {
    let workspace = try Workspace(folder: folder)
    _ = try exam(try workspace.configuration().project)
    return try FolderWatch(folder: workspace.folder)
  }
}
