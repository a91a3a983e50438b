import Foundation

/// Exports of journals in which lessons were read.
enum Readings {
  /// Writes one.
  ///
  /// - Parameters:
  ///   - lessons: The ids of the lessons.
  ///   - day: When they were read.
  ///   - folder: Where to write it.
  /// - Returns: The path of the file.
  /// - Throws: Where it cannot be written.
  static func write(_ lessons: [String], on day: String, in folder: URL) throws -> String {
    let readings = lessons.map { lesson in
      #"{"id": "read-\#(lesson)", "lesson": "\#(lesson)", "read_at": "\#(day)T18:00:00Z", "day": "\#(day)"}"#
    }
    let text = """
      {"format": 1, "runs": [], "answers": [], "reviews": [],
       "readings": [\(readings.joined(separator: ", "))]}
      """
    let file = folder.appending(path: "readings.json")
    try Data(text.utf8).write(to: file)
    return file.path
  }
}
