import GradusItems
import Testing

/// Answers that come near, beyond those that the items list.
@Suite("Answers that are nearly right")
struct NearMissTests {
  private static let all: [(id: String, answer: String)] = [
    (
      "db.indexes.one-open-subscription",
      "CREATE UNIQUE INDEX x ON subscription (customer_id) WHERE ended_on IS NULL AND plan <> ''"
    ),
    (
      "db.indexes.one-open-subscription",
      "CREATE UNIQUE INDEX x ON subscription (customer_id, id) WHERE ended_on IS NULL"
    ),
    (
      "db.indexes.one-open-subscription",
      "CREATE UNIQUE INDEX x ON subscription (customer_id) WHERE typeof(ended_on) = 'NULL'"
    ),
    (
      "db.indexes.one-open-subscription",
      "CREATE UNIQUE INDEX x ON subscription (customer_id) WHERE ended_on IS NOT NULL"
    ),
    ("db.indexes.one-open-subscription", "SELECT 1"),
    (
      "db.query-building.delivery-upsert",
      "UPDATE stock SET qty = qty + 5 WHERE sku = 'A1'"
    ),
    ("api.openapi.nullable", "type: string\nformat: date\nanyOf: [{type: 'null'}, {type: string}]"),
    ("api.openapi.nullable", "anyOf: [{type: string}, {type: 'null'}]"),
    ("api.openapi.nullable", "type: [string, 'null']"),
    ("api.openapi.path-parameter", "TodoId:\n  name: id\n  in: path\n  required: true"),
    (
      "api.graphql-operations.mutation-variables",
      "mutation ($id: ID!, $title: String!) { r: renameTodo(id: $id, title: $title) { id title } }"
    ),
    (
      "api.graphql-operations.mutation-variables",
      "query ($id: ID!, $title: String!) { renameTodo(id: $id, title: $title) { id title } }"
    ),
    (
      "security.login.session-cookie",
      "HTTP/1.1 204\nSet-Cookie: sid=f3a9c1; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60"
    ),
    (
      "security.cors.credentialed-answer",
      "HTTP/1.1 200 OK\nContent-Type: application/json\nVary: Accept\n"
        + "Access-Control-Allow-Origin: https://app.example.com\n"
        + "Access-Control-Allow-Credentials: true\n\n{\"max\": 50}"
    ),
    (
      "fundamentals.resources.sub-collection",
      "GET /customers/12/orders?status=open HTTP/1.1\nAccept: text/html, application/json"
    ),
    (
      "fundamentals.status-codes.created",
      "HTTP/1.1 201 Created\nLocation: 42\nContent-Type: application/json\n\n"
        + "{\"id\": 42, \"text\": \"Buy milk\"}"
    ),
    (
      "fundamentals.status-codes.method-not-allowed",
      "HTTP/1.1 405 Method Not Allowed\nAllow: GET, HEAD, DELETE"
    ),
    (
      "fundamentals.status-codes.method-not-allowed",
      "HTTP/1.1 405 Method Not Allowed\nAllow: GET, HEAD\n\n{}"
    ),
    (
      "fundamentals.request-response.not-modified",
      "HTTP/1.1 304 Not Modified\nETag: \"v7\"\nCache-Control: max-age=60\n\n{}"
    ),
    (
      "security.token-refresh.expired-answer",
      "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error=\"invalid_token\"\n\n{}"
    ),
    (
      "fundamentals.hateoas.relative-next",
      "GET /v2/orders/archive?page=2 HTTP/1.1\nHost: orders.example.com"
    ),
    (
      "fundamentals.hateoas.relative-next",
      "GET https://example.com/v2/orders/archive?page=2 HTTP/1.1\nHost: api.example.com"
    ),
    ("fundamentals.hateoas.relative-next", "GET /v2/orders/archive?page=2 HTTP/1.1\n\n{}"),
    ("api.filtering.not-equal-null", "SELECT id, title FROM tasks WHERE assignee_id IS NOT 4"),
    (
      "arch.distributed-transactions.outbox-next",
      """
      SELECT id, event FROM outbox AS o WHERE sent_at IS NULL AND attempts < 5
      AND NOT EXISTS (
        SELECT 1 FROM outbox AS e
        WHERE e.order_id = o.order_id AND e.sent_at IS NULL AND e.id < o.id)
      """
    ),
  ]

  @Test("they are wrong", arguments: all)
  func wrong(id: String, answer: String) throws {
    let question = try #require(ContentItems.questions(id).first)
    #expect(question.judgement(of: .text(answer)) == .wrong)
  }
}
