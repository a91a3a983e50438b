/// A token of a GraphQL document (October 2021, section 2.1.6).
struct GraphQLToken {
  enum Kind: Hashable {
    case name(String)
    /// A punctuator, such as `{` or `...`.
    case sign(String)
    /// An integer or a number with a point or an exponent, as it is written.
    case number(String)
    /// What a string says, whether it was a block string or not.
    case string(String)
    case end
  }

  let kind: Kind
  /// Bytes from the start of the document, from 0.
  let offset: Int

  /// The token in a sentence.
  var shown: String {
    switch kind {
    case .name(let text), .sign(let text), .number(let text): "'\(text.prefix(40))'"
    case .string: "a string"
    case .end: "the end of the document"
    }
  }
}
