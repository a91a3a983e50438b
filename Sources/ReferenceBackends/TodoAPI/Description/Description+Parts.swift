extension Description {
  /// A reference to one of the components.
  static func reference(to component: String) -> JSONValue {
    ["$ref": .string("#/components/\(component)")]
  }

  /// A response with JSON as its content.
  static func content(
    _ description: JSONValue,
    _ schema: JSONValue,
    headers: JSONValue? = nil
  ) -> JSONValue {
    var response: JSONValue = [
      "description": description, "content": ["application/json": ["schema": schema]],
    ]
    response["headers"] = headers
    return response
  }

  /// A response with the error envelope.
  static func refusal(_ description: JSONValue) -> JSONValue {
    content(description, reference(to: "schemas/Error"))
  }

  /// The responses of an operation.
  ///
  /// - Parameters:
  ///   - successes: By their codes.
  ///   - refusals: The names of the components, each with its code.
  /// - Returns: These and what is answered otherwise.
  static func responses(
    _ successes: [String: JSONValue],
    refusals: [String: String]
  ) -> JSONValue {
    var responses = successes
    for (name, code) in refusals { responses[code] = reference(to: "responses/\(name)") }
    responses["default"] = reference(to: "responses/Error")
    return .object(responses)
  }

  /// A parameter in the query.
  static func query(
    _ name: JSONValue,
    _ description: JSONValue,
    _ schema: JSONValue
  ) -> JSONValue {
    ["name": name, "in": "query", "description": description, "schema": schema]
  }

  /// A parameter in the header.
  static func header(_ name: JSONValue, _ description: JSONValue) -> JSONValue {
    ["name": name, "in": "header", "description": description, "schema": ["type": "string"]]
  }
}
