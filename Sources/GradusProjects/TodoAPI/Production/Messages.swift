import GradusExam
import GradusModel

extension Check {
  /// What every message has, whatever it is about.
  @ListBuilder<Check>
  static var messages: [Check] {
    Check(
      "media-type-refusals",
      "every refusal says that it is JSON",
      contract: Contract.http,
      hint: "Frameworks have their own pages for 404, 405 and the like; replace all of them."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let unknown = subject.path(of: try await subject.unknownID(like: created.id))
      let refusals = [
        try await subject.get(unknown),
        try await subject.get("/\(subject.data.word())"),
        try await subject.send("DELETE", todos),
        try await subject.post(todos, json: [:]),
        try await subject.send("POST", todos, content: Bytes("{"), mediaType: "application/json"),
        try await subject.send("POST", todos, content: Bytes("title=x"), mediaType: "text/plain"),
        try await subject.get(todos, query: ["page": "0"]),
        try await subject.send(
          "DELETE",
          created.path,
          headers: [HeaderField("If-Match", "\"none-of-ours\"")]
        ),
        try await subject.send(
          Request("GET", created.path, headers: [HeaderField("Accept", "text/html")])
        ),
      ]
      for refusal in refusals where !(200..<300).contains(refusal.status) {
        refusal.expectJSONMediaType()
        refusal.expectError()
      }
    }

    Check(
      "head-length",
      "HEAD has the status of GET and no content: for the list, for /health, and for an unknown path",
      contract: Contract.http,
      hint: """
        HEAD is GET without the content, for every path and every status. A router that knows GET alone \
        answers 405 or 404.
        """
    ) { subject in
      for path in [todos, "/health", "/\(subject.data.word())"] {
        let head = try await subject.send(
          "HEAD",
          path,
          headers: [HeaderField("Connection", "close")]
        )
        try head.require(status: path == todos || path == "/health" ? 200 : 404)
        head.expectNoContent()
      }
    }

    Check(
      "head-fields",
      "HEAD has the Content-Type of GET, and its Content-Length where it has any",
      contract: Contract.http,
      hint: """
        Content-Length in an answer to HEAD is the length that the content of GET has, never 0 because \
        nothing is sent. Leave it out where you don't know it.
        """,
      buildsOn: ["head-length"]
    ) { subject in
      let created = try await subject.arrangeTodo()
      for path in [created.path, todos, "/openapi.json", "/health"] {
        let get = try await subject.get(path)
        try get.requireSuccess()
        let head = try await subject.send("HEAD", path)
        try head.requireSuccess()
        let type = get.response.mediaType ?? "none"
        head.header("Content-Type").expect("\(type), as GET has") { _ in
          head.response.mediaType == get.response.mediaType
        }
        let length = head.header("Content-Length")
        guard head.response.headers.value(of: "Content-Length") != nil else { continue }
        let again = try await subject.get(path)
        if get.response.content != again.response.content {
          // It may say how long it has run, or whatever else is longer in the one answer than in the other.
          length.expect("the length of what GET has, or no such header") { $0 != "0" }
        } else {
          let count = get.response.content.count + get.response.omittedBytes
          length.expect("\(count), the length of what GET has, or no such header") {
            $0 == String(count)
          }
        }
      }
    }

    Check(
      "chunked",
      "a request in chunks is read, or refused with 411",
      contract: Contract.http,
      hint: """
        A client that does not know the length beforehand sends chunks. Read \
        Transfer-Encoding: chunked; what has no Content-Length need not be empty.
        """
    ) { subject in
      let title = "todo \(subject.data.word())"
      let reply = try await subject.send(
        Request(
          "POST",
          todos,
          headers: [
            HeaderField("Accept", "application/json"),
            HeaderField("Content-Type", "application/json"),
            HeaderField("Transfer-Encoding", "chunked"),
          ],
          content: .chunked(["{\"title\":", "\"\(title)\"", "}"])
        )
      )
      try reply.require(status: 201, 411)
      if reply.status == 201 { reply.json.title.expect(.string(title)) }
    }
  }
}

extension Bytes {
  /// A body in chunks (RFC 9112, section 7.1).
  static func chunked(_ chunks: [String]) -> Bytes {
    let text = chunks.map { "\(String($0.utf8.count, radix: 16))\r\n\($0)\r\n" }.joined()
    return Bytes(text + "0\r\n\r\n")
  }
}
