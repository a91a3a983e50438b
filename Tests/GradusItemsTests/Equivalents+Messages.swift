extension Equivalents {
  static let messages: [String: [String]] = [
    "api.hierarchy.add-to-parent": [
      """
      POST http://api.example.com/articles/17/comments HTTP/1.1\r
      content-TYPE: APPLICATION/JSON ; charset=utf-8\r
      Content-Length: 3\r
      host:api.example.com\r
      \r
      { "author": null, "te\\u0078t": "Well said" }
      """,
      """

      POST /articles/%31%37/comments HTTP/1.1
      X-Trace:
      Content-Type:application/json

      {"text":"Well said"}


      """,
    ],
    "api.filtering.encode-value": [
      "GET /companies?name=R%26D%2bCo&limit=10 HTTP/1.1",
      "GET /companies?%6Eame=%52%26D%2BCo HTTP/1.1\nHost: api.example.com\n\n",
    ],
    "api.sorting.jsonapi-sort": ["GET /articles?sort=-created%2Ctitle HTTP/1.1\nHost: x"],
    "api.sparse-fields.jsonapi-fieldsets": [
      """
      GET /articles?fields[people]=name&include=author&fields[articles]=title%2Cauthor HTTP/1.1
      Host: api.example.com
      """
    ],
    "api.errors.problem-response": [
      """
      HTTP/1.1 409
      content-type: application/problem+json; charset=UTF-8
      content-length: 0

      {"detail": "two left", "available": 2.0, "status": 4.09e2, "title": "Out of stock",
       "type": "https:\\/\\/example.com\\/problems\\/out-of-stock", "instance": "/orders/1"}
      """
    ],
    "arch.cache-invalidation.revalidate": [
      "GET /catalogue HTTP/1.1\nhost: shop.example\nIF-NONE-MATCH:   W/\"v7\"  \n\n"
    ],
    "arch.cdn.two-lifetimes": [
      """
      HTTP/1.1 200 Fine
      Cache-Control: S-MaxAge=300, max-age=60
      Content-Type: application/json;charset=utf-8

      [ ]
      """
    ],
    "arch.tracing.pass-on": [
      """
      GET /stock/7 HTTP/1.1
      Host: stock
      TraceParent: 00-7c1e5a90b2d34f68a1c0e9d8b7f60514-e0d4b8a63c5f1729-01
      """
    ],
    "fundamentals.resources.sub-collection": [
      "GET /customers/12/orders?status=open HTTP/1.1\nAccept: application/json;q=0.9, */*;q=0.1",
      "GET /customers/12/orders?page=1&status=open HTTP/1.1\nAccept: Application/JSON",
    ],
    "fundamentals.hateoas.relative-next": [
      "GET https://api.example.com/v2/orders/archive?page=2 HTTP/1.1\nHost: api.example.com"
    ],
    "fundamentals.versioning.media-type": [
      "GET /orders/7 HTTP/1.1\nAccept: application/vnd.shop.order.v2+json; q=1.0"
    ],
    "fundamentals.methods.create-if-absent": [
      """
      PUT /settings/ada HTTP/1.1
      If-None-Match: *
      Content-Length: 17
      Content-Type: application/json

      {"theme":"dark"}
      """
    ],
    "fundamentals.status-codes.created": [
      """
      HTTP/1.1 201
      Location: HTTPS://API.example.com:443/notes/42
      Content-Type: application/json

      {"text": "Buy milk", "id": 42}
      """,
      """
      HTTP/1.1 201 Created
      Location: notes/42
      ETag: "1"
      Content-Type: application/json

      {"text": "Buy milk", "id": 42}
      """,
    ],
    "fundamentals.status-codes.method-not-allowed": [
      "HTTP/1.1 405 Method Not Allowed\nAllow: HEAD\nAllow: GET\nContent-Length: 0",
      "HTTP/1.1 405 \nallow:HEAD , GET",
    ],
    "fundamentals.request-response.not-modified": [
      "HTTP/1.1 304 Not Modified\nCache-Control: Max-Age=\"60\"\nETag: \"v7\"\n\n"
    ],
    "java.security.bearer": [
      "GET /accounts/7 HTTP/1.1\nHost: api.example.com\nauthorization: BEARER t0k.en-42"
    ],
    "security.login.session-cookie": [
      "HTTP/1.1 204\nset-cookie: sid=f3a9c1;samesite=lax;httponly;secure;path=/",
      "HTTP/1.1 204 No Content\nCache-Control: no-store\n"
        + "Set-Cookie:sid=f3a9c1; HttpOnly ;Secure; Path=/; SameSite=Lax\n\n",
    ],
    "security.oauth2.authorization-request": [
      """
      GET /authorize?client_id=shop-web&response_type=code&scope=orders%2Eread&state=k7Rw2&\
      code_challenge_method=S256&redirect_uri=https://shop.example/callback&\
      code_challenge=HheO3spLqydbHG8J23EYSbWIZh_uL972L_4JIrAZ4CQ&nonce=1 HTTP/1.1
      Host: auth.example.com
      """
    ],
    "security.oauth2.missing-scope": [
      """
      HTTP/1.1 403 Forbidden
      www-authenticate: bearer scope=orders.write ,error = insufficient_scope
      """
    ],
    "security.token-refresh.expired-answer": [
      "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: BEARER  Error=\"invalid_token\""
    ],
    "security.cors.preflight-request": [
      """
      OPTIONS https://api.example.com/todos/7 HTTP/1.1
      Access-Control-Request-Headers: Content-Type
      Access-Control-Request-Headers: Authorization
      Access-Control-Request-Method: PATCH
      Origin: https://app.example.com
      """
    ],
    "security.cors.credentialed-answer": [
      """
      HTTP/1.1 200 OK
      vary: ORIGIN, Accept-Encoding
      Access-Control-Allow-Credentials: true
      Access-Control-Allow-Origin: https://app.example.com
      Content-Type: application/json

      {"max": 5e1}
      """,
      """
      HTTP/1.1 200 OK
      Vary: *
      Access-Control-Allow-Credentials: true
      Access-Control-Allow-Origin: https://app.example.com
      Content-Type: application/json

      {"max": 50}
      """,
    ],
    "security.rate-limiting.answer-429": [
      "HTTP/1.1 429\nRateLimit-Limit: 100\nRetry-After:30\nContent-Length: 0\n\n"
    ],
    "security.https.redirect": [
      "HTTP/1.1 308 Permanent Redirect\nLocation: https://SHOP.example/cart?coupon=A%31"
    ],
  ]
}
