internal import GradusContract
internal import GradusModel
internal import Synchronization

/// What a run knows beyond the check that runs: the contract, and what was exchanged so far.
final class RunRecord: Sendable {
  /// Exchanges and bytes that are kept at most; what comes later is not judged together.
  private static let mostExchanges = 5_000
  private static let mostBytes = 16 << 20
  /// Content of a response beyond this is not kept.
  private static let largestContent = 256 << 10

  private struct State {
    var exchanges: [Exchange] = []
    var bytes = 0
  }

  private let text: [UInt8]?
  private let compiled = Mutex<Conformance?>(nil)
  private let described = Mutex<DescribedAPI?>(nil)
  private let state = Mutex(State())

  /// - Parameter text: The project's OpenAPI document, in YAML or JSON; nil where there is none.
  init(contract text: [UInt8]?) {
    self.text = text
  }

  /// The contract of the project; nil where there is none to hold exchanges against.
  ///
  /// Read when it is first asked for, because most parts of an exam never do.
  var contract: Conformance? {
    compiled.withLock { compiled in
      if compiled == nil, let text {
        let reading = OpenAPIReader.read(String(decoding: text, as: UTF8.self))
        compiled = reading.document.flatMap { try? Conformance($0) }
      }
      return compiled
    }
  }

  /// What a backend says of itself, read once for all checks that are answered the same.
  ///
  /// - Parameters:
  ///   - content: The content of the response, byte by byte.
  ///   - value: What that is as JSON.
  /// - Returns: The description, with what is made of it.
  func described(by content: Bytes, _ value: JSON) -> DescribedAPI {
    described.withLock { described in
      if let described, described.content == content { return described }
      let new = DescribedAPI(content: content, reading: OpenAPIReader.read(value))
      described = new
      return new
    }
  }

  /// The exchanges of the checks that passed, in the order in which those ended.
  ///
  /// Of others they are not there: what is wrong with them has been told already.
  var exchanges: [Exchange] { state.withLock(\.exchanges) }

  /// Keeps what a check that passed has exchanged.
  func add(_ transcript: [Exchange], of check: CheckID) {
    state.withLock { state in
      for var exchange in transcript {
        exchange.check = check
        let size = exchange.response?.content.count ?? 0
        guard exchange.response?.omittedBytes == 0, size <= Self.largestContent,
          state.exchanges.count < Self.mostExchanges, state.bytes + size <= Self.mostBytes
        else { continue }
        state.exchanges.append(exchange)
        state.bytes += size
      }
    }
  }
}
