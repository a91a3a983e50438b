extension EntryReader {
  /// The text at a key; empty, and noted, where there is none.
  package mutating func text(_ key: String, in entry: YAMLValue) -> String {
    guard let value = entry[key] else {
      missing(key, in: entry)
      return ""
    }
    guard let text = value.text, !text.isEmpty else {
      note(value, "'\(key)' is no text", advice: "Write a text")
      return ""
    }
    return text
  }

  /// The text at a key that may be missing.
  package mutating func optionalText(_ key: String, in entry: YAMLValue) -> String? {
    entry[key] == nil ? nil : text(key, in: entry)
  }

  /// The whole number above zero at a key; 0, and noted, where there is none.
  package mutating func number(_ key: String, in entry: YAMLValue) -> Int {
    guard let value = entry[key] else {
      missing(key, in: entry)
      return 0
    }
    guard let number = value.text.flatMap({ Int($0) }), number > 0 else {
      note(value, "'\(key)' is no whole number above zero", advice: "Write one")
      return 0
    }
    return number
  }

  /// The values of the list at a key.
  package mutating func values(_ key: String, in entry: YAMLValue, isRequired: Bool) -> [YAMLValue]
  {
    guard let value = entry[key] else {
      if isRequired { missing(key, in: entry) }
      return []
    }
    guard let list = value.list else {
      note(value, "'\(key)' is no list", advice: "Write a list, [] for an empty one")
      return []
    }
    return list
  }

  /// The mappings of the list at a key.
  package mutating func entries(
    _ key: String,
    in entry: YAMLValue,
    isRequired: Bool = true
  ) -> [YAMLValue] {
    values(key, in: entry, isRequired: isRequired)
  }

  /// The texts of the list at a key.
  package mutating func texts(_ key: String, in entry: YAMLValue) -> [String] {
    values(key, in: entry, isRequired: true).compactMap { value in
      guard let text = value.text, !text.isEmpty else {
        note(value, "this is no text", advice: "Write a text")
        return nil
      }
      return text
    }
  }

  /// The text at a key, which has to be one of a few.
  package mutating func choice(_ key: String, in entry: YAMLValue, of choices: [String]) -> String {
    let text = text(key, in: entry)
    if !text.isEmpty, !choices.contains(text), let value = entry[key] {
      note(
        value,
        "there is no \(key) '\(text)'",
        advice: "Write one of \(choices.joined(separator: ", "))"
      )
    }
    return text
  }

  /// The address at a key, which has to begin with `https://`.
  package mutating func address(_ key: String, in entry: YAMLValue) -> String {
    let text = text(key, in: entry)
    let rest = text.hasPrefix("https://") ? text.dropFirst("https://".count) : ""
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if !text.isEmpty, let value = entry[key], !host.contains(".") || text.contains(" ") {
      note(
        value,
        "'\(text)' is no address with https",
        advice: "Write the whole address, beginning with https://"
      )
    }
    return text
  }
}
