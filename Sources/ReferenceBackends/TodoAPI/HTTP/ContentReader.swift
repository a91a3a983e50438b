import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the content of requests, within limits that keep a hostile client from doing harm.
struct ContentReader: Sendable {
  /// The most bytes that are read: without a limit, one client could fill the memory.
  var largest: @Sendable (Request) -> Int = { _ in 1 << 20 }
  /// The most arrays and objects inside one another: a reader that calls itself for each of them
  /// would run out of stack.
  var deepest = 100

  /// The content of a request as JSON.
  ///
  /// - Parameters:
  ///   - request: Its body is read here, once.
  ///   - types: The media types that are read; a request that declares none is taken for JSON.
  /// - Returns: Whatever JSON there is, an object or not.
  /// - Throws: `APIError` for another media type, for content that is too large or broken off, and
  ///   for what is not JSON.
  func json(of request: Request, as types: [String]) async throws -> JSONValue {
    let declared = request.headers[.contentType] ?? "application/json"
    let type = declared.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
    guard types.contains(type) else { throw APIError.mediaType }
    let data = try await content(of: request)
    guard JSONValue.depth(of: data) <= deepest else { throw APIError.tooDeep }
    do {
      return try JSONValue.read(data)
    } catch {
      throw APIError.malformed
    }
  }

  private func content(of request: Request) async throws -> Data {
    let limit = largest(request)
    // Refused before it is read, so that a client that waits for the answer can save its breath.
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw APIError.tooLarge
    }
    do {
      return Data(try await request.body.collect(upTo: limit).readableBytesView)
    } catch is NIOTooManyBytesError {
      throw APIError.tooLarge
    } catch {
      // The client is gone, or its chunks are none: its mistake, and not ours.
      throw APIError.brokenOff
    }
  }
}

extension JSONValue {
  /// How many arrays and objects are inside one another in a text, whether it is JSON or not.
  static func depth(of text: Data) -> Int {
    var depth = 0
    var deepest = 0
    var isInString = false
    var isEscaped = false
    for byte in [UInt8](text) {
      switch (Unicode.Scalar(byte), isInString) {
      case _ where isEscaped: isEscaped = false
      case ("\\", true): isEscaped = true
      case ("\"", _): isInString.toggle()
      case ("[", false), ("{", false):
        depth += 1
        deepest = max(deepest, depth)
      case ("]", false), ("}", false): depth -= 1
      default: break
      }
    }
    return deepest
  }
}
