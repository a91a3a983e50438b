/// A member's name that is equal to another where their code points are.
///
/// Strings by themselves are equal where they are canonically equivalent, which JSON does not know.
struct MemberName: Hashable, Sendable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func == (left: MemberName, right: MemberName) -> Bool {
    // The first comparison is fast, and rules most names out.
    left.text == right.text && left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    text.hash(into: &hasher)
  }
}
