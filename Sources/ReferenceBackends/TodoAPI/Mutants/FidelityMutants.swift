import Foundation
import Hummingbird

extension TodoMutants {
  static let fidelity: [Altered<TodoBackend>] = [
    Altered(
      "text-normalised",
      "Normalises what it stores, so that two code points become one.",
      fails: """
        validation.notes-marks validation.title-marks collections.sort-title-letters
        """
    ) {
      $0.onText { $0.precomposedStringWithCanonicalMapping }
    },
    Altered(
      "text-cut-at-nul",
      "Cuts a text at U+0000, where C's strings end.",
      fails: "robustness.text-nul"
    ) {
      $0.onText { String($0.prefix { $0 != "\0" }) }
    },
    Altered(
      "text-without-joiners",
      "Takes out the characters that have no width.",
      fails: "robustness.text-emoji robustness.text-zero-width"
    ) { backend in
      let invisible: Set<Unicode.Scalar> = ["\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}"]
      backend.onScalars { invisible.contains($0) ? nil : $0 }
    },
    Altered(
      "text-three-bytes",
      "Has a column of three bytes a character, too few for emoji.",
      fails: """
        validation.notes-units validation.title-units collections.q-longest
        collections.sort-title-beyond
        """
    ) {
      $0.onScalars { $0.value > 0xFFFF ? "?" : $0 }
    },
    Altered(
      "text-without-marks",
      "Takes the accents off letters.",
      fails: """
        validation.notes-marks validation.title-marks collections.sort-title-letters
        """
    ) { backend in
      backend.onScalars { $0.properties.generalCategory == .nonspacingMark ? nil : $0 }
    },
    Altered(
      "text-without-mathematics",
      "Has no font for mathematical letters, and replaces them.",
      fails: "robustness.text-scripts"
    ) {
      $0.onScalars { 0x1D400...0x1D7FF ~= $0.value ? "?" : $0 }
    },
    Altered(
      "text-old-spelling",
      "Writes long letters with a dot as short ones.",
      fails: "robustness.text-combining"
    ) {
      $0.onScalars { $0 == "\u{1E9B}" ? "\u{1E61}" : $0 }
    },
    Altered(
      "text-without-language",
      "Has a table of characters in which one is missing.",
      fails: "robustness.text-longest robustness.text-scripts"
    ) {
      $0.onScalars { $0 == "\u{8A9E}" ? "?" : $0 }
    },
    Altered(
      "text-without-controls",
      "Takes control characters out.",
      fails: "robustness.text-lines robustness.text-nul"
    ) { backend in
      backend.onScalars { scalar in
        let isControl = scalar.properties.generalCategory == .control
        return isControl && !["\t", "\n", "\r"].contains(scalar) ? nil : scalar
      }
    },
    Altered(
      "text-escaped",
      "Escapes HTML when it stores, instead of when it shows.",
      fails: """
        create.text update.patch-text update.put-text collections.q-encoded collections.q-marks
        """
    ) { backend in
      backend.onText { text in
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
          .replacing(">", with: "&gt;")
      }
    },
    Altered(
      "text-without-tags",
      "Takes out what looks like a tag.",
      fails: "create.text update.patch-text update.put-text"
    ) { backend in
      backend.onText { $0.replacing(/<[^<>]*>/, with: "") }
    },
    Altered(
      "text-quotes-doubled",
      "Doubles quotes before it binds them, which does it too.",
      fails: """
        create.text create.text-untidy collections.q-encoded collections.q-look-alikes
        collections.q-marks
        """
    ) {
      $0.onText { $0.replacing("'", with: "''") }
    },
    Altered(
      "text-backslashes",
      "Takes a backslash for the beginning of an escape once more.",
      fails: "robustness.text-marks"
    ) {
      $0.onText { $0.replacing("\\n", with: "\n").replacing("\\\\", with: "\\") }
    },
    Altered(
      "text-format",
      "Takes a text for a format, in which %d stands for a number.",
      fails: "robustness.text-marks robustness.injection-template"
    ) {
      $0.onText { $0.replacing("%d", with: "0").replacing("%s", with: "(null)") }
    },
    Altered(
      "text-template",
      "Takes a text for a template, and fills in what it names.",
      fails: "robustness.text-marks robustness.injection-template"
    ) {
      backend in
      backend.onText { $0.replacing(/\$\{[^}]*\}|\{\{[^}]*\}\}/, with: "") }
    },
    Altered(
      "text-decoded",
      "Decodes percent-encoding in the content as well.",
      fails: "robustness.text-percent"
    ) { backend in
      backend.onText { $0.removingPercentEncoding ?? $0 }
    },
  ]
}

extension TodoBackend {
  /// Rewrites title and notes of every request that has them.
  mutating func onText(_ change: @escaping @Sendable (String) -> String) {
    onRequest { request in
      guard !request.isBroken, case .object(var members)? = request.json else { return }
      for name in ["title", "notes"] {
        if let text = members[name]?.text { members[name] = .string(change(text)) }
      }
      // The bytes and not the value, for two texts that look the same are equal in Swift.
      let changed = JSONValue.object(members)
      guard let content = try? changed.data else { return }
      request.json = changed
      request.content = content
    }
  }

  /// Rewrites title and notes code point by code point; nil takes one out.
  fileprivate mutating func onScalars(
    _ change: @escaping @Sendable (Unicode.Scalar) -> Unicode.Scalar?
  ) {
    onText { text in
      var scalars = String.UnicodeScalarView()
      scalars.append(contentsOf: text.unicodeScalars.compactMap(change))
      return String(scalars)
    }
  }
}
