import GradusModel

/// Holds a document against the table of objects, and notes its schemas and references.
struct StructureCheck {
  /// A reference object.
  struct Reference {
    let pointer: JSONPointer
    let target: String
    /// The object that has to be there.
    let object: String
  }

  private struct Open {
    let value: JSON
    let pointer: JSONPointer
    let rule: ValueRule
  }

  private let version: OpenAPIVersion
  private var open: [Open]
  private(set) var diagnostics: [ContractDiagnostic] = []
  private(set) var references: [Reference] = []
  /// Where schemas are that are no parts of others.
  private(set) var schemas: [(pointer: JSONPointer, value: JSON)] = []

  init(document: JSON, version: OpenAPIVersion) {
    self.version = version
    open = [Open(value: document, pointer: JSONPointer(), rule: .object("OpenAPI"))]
  }

  /// Examines the whole document.
  ///
  /// It keeps a list of what is to be done, so that no nesting is too deep for the stack.
  mutating func run() {
    while let next = open.popLast() { check(next) }
    diagnostics.reverse()
  }

  mutating func diagnose(_ pointer: JSONPointer, _ problem: String, advice: String? = nil) {
    diagnostics.append(ContractDiagnostic(pointer, problem, advice: advice))
  }

  private mutating func check(_ next: Open) {
    let (value, pointer) = (next.value, next.pointer)
    switch next.rule {
    case .any: break
    case .string: expect(value.text != nil, "a string", value, pointer)
    case .boolean: expect(value.boolean != nil, "true or false", value, pointer)
    case .number: expect(value.kind == "number", "a number", value, pointer)
    case .count: expect(Self.isCount(value), "an integer from 0", value, pointer)
    case .format(let old, let new): check(value, pointer, format: version == .v30 ? old : new)
    case .choice(let texts):
      let isOne = value.text.map(texts.contains) == true
      expect(isOne, "one of \(texts.joined(separator: ", "))", value, pointer)
    case .list(let rule, let isEmptyAllowed):
      guard let elements = value.elements else { return expect(false, "a list", value, pointer) }
      expect(isEmptyAllowed || !elements.isEmpty, "a list that is not empty", value, pointer)
      for (index, element) in elements.enumerated() {
        open.append(Open(value: element, pointer: pointer.appending(index), rule: rule))
      }
    case .map(let rule, let names): check(value, pointer, map: rule, names: names)
    case .object(let name): check(value, pointer, object: name)
    case .reference(let name): check(value, pointer, reference: name)
    case .schema: check(schema: value, pointer)
    }
  }

  private mutating func expect(
    _ isMet: Bool,
    _ wanted: String,
    _ value: JSON,
    _ pointer: JSONPointer
  ) {
    if isMet { return }
    diagnose(pointer, "\(value.shortened(to: 60)) is here, where \(wanted) has to be")
  }

  private static func isCount(_ value: JSON) -> Bool {
    guard case .number(let number) = value else { return false }
    let exact = ExactNumber(number)
    return exact.isInteger && (!exact.isNegative || exact.digits.isEmpty)
  }

  private mutating func check(_ value: JSON, _ pointer: JSONPointer, format name: String) {
    guard let text = value.text else { return expect(false, "a string", value, pointer) }
    guard let format = Format.named[name], !format.holds(text) else { return }
    expect(false, format.sentence, value, pointer)
  }

  private mutating func check(
    _ value: JSON,
    _ pointer: JSONPointer,
    map rule: ValueRule,
    names: NameRule
  ) {
    guard case .object(let object) = value else {
      return expect(false, "an object", value, pointer)
    }
    for member in object.members {
      let place = pointer.appending(member.name)
      if !names.allows(member.name) {
        diagnose(place, "the name \(member.name) is not allowed here", advice: names.advice)
      }
      open.append(Open(value: member.value, pointer: place, rule: rule))
    }
  }

  private mutating func check(_ value: JSON, _ pointer: JSONPointer, reference name: String) {
    guard case .object(let object) = value, let target = object["$ref"] else {
      return check(value, pointer, object: name)
    }
    guard let text = target.text else {
      return expect(false, "a reference", target, pointer.appending("$ref"))
    }
    references.append(Reference(pointer: pointer, target: text, object: name))
    guard version == .v31 else { return }
    for extra in object.names where !["$ref", "summary", "description"].contains(extra) {
      diagnose(pointer.appending(extra), "\(extra) can't be beside a $ref")
    }
  }

  private mutating func check(schema value: JSON, _ pointer: JSONPointer) {
    schemas.append((pointer, value))
    if version == .v30 { return check(value, pointer, reference: "Schema") }
    diagnostics += MetaSchemaCheck.diagnostics(of: value, at: pointer, dialect: .openAPI31)
      .reversed()
  }

  private mutating func check(_ value: JSON, _ pointer: JSONPointer, object name: String) {
    guard let rule = ObjectRules.all[name] else { return }
    guard case .object(let object) = value else {
      return expect(false, "an object (\(name))", value, pointer)
    }
    for member in object.members { check(member, pointer, rule) }
    for (field, description) in rule.fields.sorted(by: { $0.key < $1.key })
    where description.isRequired && object[field] == nil {
      diagnose(pointer, "the \(name) object here has no \(field), which it needs")
    }
    for problem in ObjectConditions.problems(of: object, named: name, version: version) {
      diagnose(pointer, problem)
    }
    if name == "Schema", let extra = object["additionalProperties"], extra.boolean == nil {
      let place = pointer.appending("additionalProperties")
      open.append(Open(value: extra, pointer: place, rule: .reference("Schema")))
    }
  }

  private mutating func check(
    _ member: JSONObject.Member,
    _ pointer: JSONPointer,
    _ rule: ObjectRule
  ) {
    let place = pointer.appending(member.name)
    if rule.isExtensible, member.name.hasPrefix("x-") { return }
    if let field = rule.fields[member.name], field.version ?? version == version {
      open.append(Open(value: member.value, pointer: place, rule: field.value))
      return
    }
    if let others = rule.others, rule.otherNames.allows(member.name) {
      open.append(Open(value: member.value, pointer: place, rule: others))
      return
    }
    let known = rule.fields.filter { ($0.value.version ?? version) == version }.keys.sorted()
    let near = Suggestion.nearest(to: member.name, in: known)
    diagnose(
      place,
      "the \(rule.name) object of OpenAPI \(version.rawValue) has no \(member.name)",
      advice: near.map { "Did you mean \($0)?" }
        ?? (rule.others == nil ? nil : rule.otherNames.advice)
    )
  }
}
