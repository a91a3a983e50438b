import GradusModel

/// Follows references within one document.
struct ReferenceResolver: Sendable {
  /// A value with its place.
  struct Found {
    let value: JSON
    let pointer: JSONPointer
  }

  enum Failure: Error {
    /// It leads out of the document.
    case foreign(String)
    case nowhere(String)
    case circle(String)
  }

  /// References one after the other that are followed.
  private static let longest = 32

  let document: JSON

  /// What is at a place, or where a reference there leads.
  func resolve(_ value: JSON, at pointer: JSONPointer) throws(Failure) -> Found {
    var found = Found(value: value, pointer: pointer)
    for _ in 0..<Self.longest {
      guard let reference = found.value["$ref"]?.text else { return found }
      found = try target(of: reference)
    }
    throw .circle(value["$ref"]?.text ?? "")
  }

  /// What a reference leads to, which may be another.
  func target(of reference: String) throws(Failure) -> Found {
    guard reference.hasPrefix("#") else { throw .foreign(reference) }
    guard let fragment = PercentEncoding.decode(reference.dropFirst()),
      let pointer = JSONPointer(text: fragment), let value = pointer.value(in: document)
    else { throw .nowhere(reference) }
    return Found(value: value, pointer: pointer)
  }

  /// What is at a place, or where a reference there leads; nil where that can't be followed.
  func found(_ value: JSON?, at pointer: JSONPointer) -> Found? {
    value.flatMap { try? resolve($0, at: pointer) }
  }
}
