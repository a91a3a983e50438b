import GradusContract
import Testing

/// A small interface that has a case of everything.
enum NotesAPI {
  static func conformance() throws -> Conformance {
    let reading = OpenAPIReader.read(text)
    try #require(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
    return try Conformance(#require(reading.document))
  }

  static let text = """
    openapi: 3.0.3
    info: {title: Notes, version: '1'}
    servers:
      - url: /v1/
    paths:
      /notes/{id}:
        parameters:
          - {name: id, in: path, required: true, schema: {type: string}}
        get:
          operationId: read
          responses:
            200:
              description: The note.
              headers:
                ETag: {required: true, schema: {type: string}}
                X-Count: {schema: {type: integer, minimum: 0}}
              content:
                application/json: {schema: {$ref: '#/components/schemas/Note'}}
            404:
              description: There is none.
              content:
                text/*: {}
            4XX: {description: Refused.}
            default: {description: Anything else., content: {application/json: {}}}
        delete:
          operationId: remove
          responses:
            '204': {description: Removed.}
      /notes/latest:
        get:
          operationId: latest
          responses:
            '204': {description: There is none.}
    components:
      schemas:
        Note:
          type: object
          required: [id, text, secret]
          properties:
            id: {type: string}
            text: {type: string, maxLength: 5, nullable: true}
            secret: {type: string, writeOnly: true}
    """
}
