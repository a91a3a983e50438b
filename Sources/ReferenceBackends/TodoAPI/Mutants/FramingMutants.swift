import Foundation
import HTTPTypes
import Hummingbird

extension TodoMutants {
  /// Where a request ends, in a server that reads HTTP by itself.
  static let framing: [Altered<TodoBackend>] = [
    reading(
      "pipelined-dropped",
      "Throws away what has come behind a request.",
      fails: "http.pipelined robustness.limit-patch robustness.limit-put"
    ) { $0.forgetsRest = true },
    reading(
      "content-as-it-comes",
      "Takes all that has come behind the head for content, whatever Content-Length says.",
      fails: "http.pipelined robustness.framing-lengths"
    ) { habits in
      habits.onHead = { head, available in
        let lengths = head.values("Content-Length").compactMap { Int($0) }
        guard lengths.count == 1, available > lengths[0]
        else { return }
        head.set("Content-Length", String(available))
      }
    },
    reading(
      "chunk-extensions-refused",
      "Takes an extension for a part of a chunk's size.",
      fails: "http.chunk-extensions"
    ) { habits in
      habits.chunkSize = { $0.contains(";") ? .refused : ReadingHabits.size(in: $0) }
    },
    reading(
      "chunk-capitals-refused",
      "Reads the sizes of chunks in small letters only.",
      fails: "http.chunk-sizes"
    ) { habits in
      habits.chunkSize = { line in
        line.contains(where: \.isUppercase) ? .refused : ReadingHabits.size(in: line)
      }
    },
    reading(
      "chunk-zero-ends",
      "Takes each chunk whose size begins with 0 for the last one.",
      fails: "http.chunk-sizes"
    ) { habits in
      habits.chunkSize = { $0.hasPrefix("0") ? .bytes(0) : ReadingHabits.size(in: $0) }
    },
    reading(
      "coding-in-small-letters",
      "Does not know Chunked, with a capital.",
      fails: "http.chunk-sizes"
    ) { habits in
      habits.onHead = { head, _ in
        guard let coding = head.values("Transfer-Encoding").first, coding != "chunked",
          coding.lowercased() == "chunked"
        else { return }
        head.set("Transfer-Encoding", nil)
      }
    },
    reading(
      "trailers-refused",
      "Refuses chunks with trailer fields behind them.",
      fails: "http.chunk-trailers"
    ) { $0.trailers = .refused },
    reading(
      "trailers-left",
      "Takes trailer fields for the beginning of the next request.",
      fails: "http.chunk-trailers"
    ) { $0.trailers = .left },
    unread(
      "content-of-get-left",
      "Takes the content of a GET for the next request.",
      fails: "http.content-unasked http.refused-early"
    ) { $0.method == "GET" },
    unread(
      "content-of-delete-left",
      "Takes the content of a DELETE for the next request.",
      fails: "http.content-unasked http.refused-early"
    ) { $0.method == "DELETE" },
    unread(
      "415-unread",
      "Answers 415 before it reads the content, and leaves that in the connection.",
      fails: "http.refused-early"
    ) { $0.values("Content-Type") == ["application/xml"] },
    unread(
      "404-unread",
      "Answers 404 for a path before it reads the content, and leaves that in the connection.",
      fails: "http.refused-early"
    ) { Resource(path: $0.path) == nil },
    unread(
      "405-unread",
      "Answers 405 before it reads the content, and leaves that in the connection.",
      fails: "http.refused-body http.refused-early"
    ) { head in
      Resource(path: head.path)?.methods.contains { $0.rawValue == head.method } == false
    },
    unread(
      "chunks-unread",
      "Answers 415 before it reads chunks, and leaves those in the connection.",
      fails: "http.refused-early"
    ) {
      $0.values("Content-Type") == ["application/xml"] && !$0.values("Transfer-Encoding").isEmpty
    },
    unread(
      "413-unread",
      "Refuses content that is announced as too long, and leaves it in the connection.",
      fails: "http.refused-large robustness.limit-put robustness.limit-patch"
    ) { head in
      head.values("Content-Length").contains { Int($0).map { $0 > 1 << 20 } ?? false }
    },
    Altered(
      "expect-refused",
      "Answers 400 to what it does not know, Expect: 100-continue included.",
      fails: "http.expect-continue"
    ) { backend in
      backend.onReply { request, reply in
        if request.headers.contains(where: { $0.name.canonicalName == "expect" }) {
          reply.status = .badRequest
        }
      }
    },
  ]

  /// Requests whose end can't be told, which a server takes for others.
  static let hostileFraming: [Altered<TodoBackend>] = [
    reading(
      "length-of-digits",
      "Reads a Content-Length as far as it has digits.",
      fails: "robustness.framing-lengths"
    ) { habits in
      habits.onHead = { head, _ in
        if let length = head.values("Content-Length").first {
          head.set("Content-Length", String(length.prefix(while: \.isNumber)))
        }
      }
    },
    reading(
      "length-first",
      "Takes the first of several Content-Length.",
      fails: "robustness.framing-lengths"
    ) { habits in
      habits.onHead = { head, _ in
        if let length = head.values("Content-Length").first { head.set("Content-Length", length) }
      }
    },
    reading(
      "length-last",
      "Takes the last of several Content-Length.",
      fails: "robustness.framing-lengths"
    ) { habits in
      habits.onHead = { head, _ in
        if let length = head.values("Content-Length").last { head.set("Content-Length", length) }
      }
    },
    reading(
      "length-of-32-bits",
      "Reads a Content-Length into 32 bits.",
      fails: "robustness.framing-numbers"
    ) { habits in
      habits.onHead = { head, _ in
        guard let length = head.values("Content-Length").first, length.count > 9 else { return }
        let wrapped = UInt32(truncatingIfNeeded: UInt64(wrapping: length, radix: 10))
        head.set("Content-Length", String(wrapped))
      }
    },
    reading(
      "chunk-of-32-bits",
      "Reads the size of a chunk into 32 bits, and ignores those beyond.",
      fails: "robustness.framing-numbers"
    ) { habits in
      habits.chunkSize = { line in
        let digits = line.prefix(while: \.isHexDigit)
        guard digits.count > 8 else { return ReadingHabits.size(in: line) }
        return .bytes(Int(UInt64(wrapping: String(digits), radix: 16) & 0xFFFF_FFFF))
      }
    },
    reading(
      "chunk-with-sign",
      "Reads the size of a chunk as its language reads numbers, with a sign.",
      fails: "robustness.framing-chunks"
    ) { habits in
      habits.chunkSize = { line in
        ReadingHabits.size(in: line.hasPrefix("+") ? String(line.dropFirst()) : line)
      }
    },
    reading(
      "chunk-with-prefix",
      "Reads the size of a chunk with 0x before it.",
      fails: "robustness.framing-chunks"
    ) { habits in
      habits.chunkSize = { line in
        ReadingHabits.size(in: line.hasPrefix("0x") ? String(line.dropFirst(2)) : line)
      }
    },
    reading(
      "chunks-by-line",
      "Reads a chunk to the end of its line, whatever its size says.",
      fails: "robustness.framing-chunks robustness.framing-numbers"
    ) { $0.readsChunksByLine = true },
    reading(
      "coding-contained",
      "Checks only that Transfer-Encoding contains the word chunked.",
      fails: "robustness.framing-chunks"
    ) { habits in
      habits.onHead = { head, _ in
        if head.values("Transfer-Encoding").contains(where: { $0.contains("chunked") }) {
          head.set("Transfer-Encoding", "chunked")
        }
      }
    },
    reading(
      "length-beside-chunks",
      "Goes by Content-Length where there are chunks as well.",
      fails: "robustness.framing-both"
    ) { habits in
      habits.onHead = { head, _ in
        if !head.values("Content-Length").isEmpty { head.set("Transfer-Encoding", nil) }
      }
    },
    Altered(
      "chunks-unfinished",
      "Takes the chunks that have come for all of them where the connection ends.",
      fails: "robustness.framing-unfinished"
    ) { backend in
      backend.onRequest { request in
        if request.headers[.transferEncoding] != nil { request.isBroken = false }
      }
    },
  ]

  /// A mutant, or a legal variant, whose server reads messages in a way of its own.
  static func reading(
    _ id: String,
    _ summary: String,
    fails: String = "",
    _ change: (inout ReadingHabits) -> Void
  ) -> Altered<TodoBackend> {
    var habits = ReadingHabits()
    change(&habits)
    return Altered(id, summary, fails: fails) { [habits] in $0.connections.habits = habits }
  }

  /// A mutant that leaves the content of some requests in the connection.
  private static func unread(
    _ id: String,
    _ summary: String,
    fails: String,
    where isLeft: @escaping @Sendable (RawHead) -> Bool
  ) -> Altered<TodoBackend> {
    reading(id, summary, fails: fails) { habits in
      habits.onHead = { head, _ in
        guard isLeft(head) else { return }
        head.set("Content-Length", nil)
        head.set("Transfer-Encoding", nil)
      }
    }
  }
}

extension UInt64 {
  /// The last 64 bits of a number of any length.
  fileprivate init(wrapping digits: String, radix: UInt64) {
    self = digits.compactMap(\.hexDigitValue).reduce(0) { $0 &* radix &+ UInt64($1) }
  }
}
