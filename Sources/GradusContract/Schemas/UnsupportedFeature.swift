/// What of JSON Schema 2020-12 and of what contracts use beside it is not supported, with the reason.
///
/// The test of the official suite skips exactly the optional tests that are named here.
package struct UnsupportedFeature: Hashable, Sendable {
  /// What is missing.
  package let name: String
  package let reason: String
  /// The optional tests of the official suite that ask for it: a file, or a file with a group or a
  /// single test, as `file: group / test`.
  package let tests: [String]

  package static let all: [UnsupportedFeature] = [
    UnsupportedFeature(
      name: "schemas of earlier drafts",
      reason: "a contract names one dialect; a schema of another is refused with a diagnostic",
      tests: ["cross-draft"]
    ),
    UnsupportedFeature(
      name: "the keyword dependencies",
      reason: "2020-12 has dependentRequired and dependentSchemas in its place",
      tests: ["dependencies-compatibility"]
    ),
    UnsupportedFeature(
      name: "the format idn-hostname",
      reason: "contracts name hosts in their ASCII form, the format hostname",
      tests: ["format/idn-hostname"]
    ),
    UnsupportedFeature(
      name: "back references, modifiers, scripts and some properties in patterns",
      reason:
        "a pattern runs in time that grows with the text alone, which back references prevent;"
        + " the others are rare",
      tests: []
    ),
    UnsupportedFeature(
      name: "documents that a reference leads to and that the registry does not have",
      reason: "nothing is fetched: a contract is one document",
      tests: []
    ),
    UnsupportedFeature(
      name: "formats of numbers (int32, int64, float, double)",
      reason: "minimum and maximum say the same, and say it to everybody",
      tests: []
    ),
    UnsupportedFeature(
      name: "discriminator and xml of OpenAPI",
      reason: "they choose no schema and assert nothing: oneOf and anyOf are examined without them",
      tests: []
    ),
    UnsupportedFeature(
      name: "content of responses that is neither JSON nor text",
      reason: "its media type is examined, and the schema is not applied",
      tests: []
    ),
    UnsupportedFeature(
      name: "requests",
      reason: "the examiner sends what is wrong on purpose; only responses are held to a document",
      tests: []
    ),
    UnsupportedFeature(
      name: "contentEncoding, contentMediaType and contentSchema as assertions",
      reason: "2020-12 has them as annotations alone",
      tests: []
    ),
  ]
}
