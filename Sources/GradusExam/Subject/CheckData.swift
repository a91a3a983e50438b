package import GradusModel
internal import Synchronization

/// Data for one check, drawn from the run's seed: the same seed draws the same data.
package final class CheckData: Sendable {
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz")

  private let generator: Mutex<SeededGenerator>

  /// - Parameter generator: Where the draws begin.
  package init(_ generator: SeededGenerator) {
    self.generator = Mutex(generator)
  }

  /// A word that no other draw gives, of lower-case letters; 12 of them hold 56 bits.
  package func word(letters: Int = 12) -> String {
    generator.withLock { generator in
      String(
        (0..<letters).map { _ in
          Self.alphabet[Int.random(in: Self.alphabet.indices, using: &generator)]
        }
      )
    }
  }

  /// A number of a range.
  package func number(in range: ClosedRange<Int>) -> Int {
    generator.withLock { Int.random(in: range, using: &$0) }
  }

  /// The elements in another order.
  package func shuffled<Element: Sendable>(_ elements: [Element]) -> [Element] {
    generator.withLock { elements.shuffled(using: &$0) }
  }

  /// One of the elements.
  ///
  /// - Parameter elements: At least one.
  /// - Returns: Any of them, each as likely as the others.
  package func one<Element>(of elements: [Element]) -> Element {
    elements[number(in: 0...(elements.count - 1))]
  }
}
