import Foundation
import GRDB

/// A todo as it is stored.
struct Todo: Encodable, FetchableRecord, MutablePersistableRecord, Sendable {
  static let databaseTableName = "todo"

  /// Given by the database, which never gives one out twice.
  var id: Int64?
  var title: String
  var notes: String
  var completed: Bool
  var priority: String
  /// `YYYY-MM-DD`.
  var dueDate: String?
  /// Milliseconds since 1970.
  var createdAt: Int64
  /// Milliseconds since 1970.
  var updatedAt: Int64
  /// Counts the changes.
  ///
  /// A time would not do as a validator: two changes can fall into the same millisecond.
  var version: Int64

  /// A new todo with the members of a request.
  init(_ input: TodoInput, now: Int64) {
    title = input.title
    notes = input.notes
    completed = input.completed
    priority = input.priority
    dueDate = input.dueDate
    createdAt = now
    updatedAt = now
    version = 1
  }

  /// A todo as a row of the table has it.
  init(row: Row) {
    id = row["id"]
    title = row["title"]
    notes = row["notes"]
    completed = row["completed"]
    priority = row["priority"]
    dueDate = row["dueDate"]
    createdAt = row["createdAt"]
    updatedAt = row["updatedAt"]
    version = row["version"]
  }

  mutating func didInsert(_ inserted: InsertionSuccess) {
    id = inserted.rowID
  }

  /// Takes over the members that a client may set.
  mutating func apply(_ input: TodoInput, now: Int64) {
    title = input.title
    notes = input.notes
    completed = input.completed
    priority = input.priority
    dueDate = input.dueDate
    // A clock that was set back must not make a change look older than the creation.
    updatedAt = max(now, updatedAt)
    version += 1
  }

  /// The strong validator of the todo as it is: another one after each change.
  var tag: String { "\"\(id ?? 0)-\(version)\"" }

  /// The todo as clients see it: the only place that says so.
  var json: JSONValue {
    [
      "id": .string(String(id ?? 0)),
      "title": .string(title),
      "notes": .string(notes),
      "completed": .bool(completed),
      "priority": .string(priority),
      "due_date": dueDate.map { .string($0) } ?? .null,
      "created_at": .string(Self.shown(createdAt)),
      "updated_at": .string(Self.shown(updatedAt)),
    ]
  }

  /// The members that `json` has, for `fields`.
  static let members = [
    "id", "title", "notes", "completed", "priority", "due_date", "created_at", "updated_at",
  ]

  private static let timeStyle = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  private static func shown(_ milliseconds: Int64) -> String {
    timeStyle.format(Date(timeIntervalSince1970: Double(milliseconds) / 1000))
  }
}
