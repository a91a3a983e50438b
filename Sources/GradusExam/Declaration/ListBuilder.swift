/// Lists what is declared: one after the other, under conditions, or in loops.
@resultBuilder
package enum ListBuilder<Element> {
  package static func buildExpression(_ element: Element) -> [Element] { [element] }
  package static func buildExpression(_ elements: [Element]) -> [Element] { elements }
  package static func buildBlock(_ parts: [Element]...) -> [Element] { parts.flatMap { $0 } }
  package static func buildArray(_ parts: [[Element]]) -> [Element] { parts.flatMap { $0 } }
  package static func buildOptional(_ part: [Element]?) -> [Element] { part ?? [] }
  package static func buildEither(first part: [Element]) -> [Element] { part }
  package static func buildEither(second part: [Element]) -> [Element] { part }
}
