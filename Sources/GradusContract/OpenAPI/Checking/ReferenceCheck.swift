import GradusModel

/// Whether the references of a document lead to what they should.
enum ReferenceCheck {
  static func diagnostics(
    of references: [StructureCheck.Reference],
    in document: JSON
  ) -> [ContractDiagnostic] {
    let resolver = ReferenceResolver(document: document)
    return references.compactMap { reference in
      let place = reference.pointer.appending("$ref")
      do throws(ReferenceResolver.Failure) {
        let value: JSON = ["$ref": .string(reference.target)]
        let found = try resolver.resolve(value, at: reference.pointer)
        guard case .object = found.value else {
          return ContractDiagnostic(
            place,
            "the reference \(reference.target) leads to no \(reference.object) object"
          )
        }
        return nil
      } catch {
        return diagnostic(for: error, at: place)
      }
    }
  }

  private static func diagnostic(
    for failure: ReferenceResolver.Failure,
    at place: JSONPointer
  ) -> ContractDiagnostic {
    switch failure {
    case .foreign(let target):
      ContractDiagnostic(
        place,
        "the reference \(target) leads out of the document, and only the document itself is read",
        advice: "Put what it leads to below components"
      )
    case .nowhere(let target):
      ContractDiagnostic(
        place,
        "the reference \(target) leads nowhere",
        advice: "Look for a spelling mistake"
      )
    case .circle(let target):
      ContractDiagnostic(place, "the reference \(target) leads round in a circle")
    }
  }
}
