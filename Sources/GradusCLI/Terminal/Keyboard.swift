internal import Dispatch

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The keys that are pressed in a terminal.
enum Keyboard {
  /// Whether standard input is a terminal, which is where keys come from.
  static var isThere: Bool { isatty(STDIN_FILENO) == 1 }

  /// Hands over the keys, one after the other, while a closure runs.
  ///
  /// - Parameter body: Gets the keys; they end where its task is cancelled.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  static func keys<Result>(
    _ body: (AsyncStream<Character>) async throws -> Result
  ) async rethrows -> Result {
    let (keys, feed) = AsyncStream.makeStream(of: Character.self)
    let pressed: @Sendable (Character) -> Void = { feed.yield($0) }
    return try await reading(pressed) { hasKeys in
      if !hasKeys { feed.finish() }
      return try await body(keys)
    }
  }

  /// Hands over each key while a closure runs, and puts the terminal right after it.
  ///
  /// - Parameters:
  ///   - pressed: Gets one key at a time; arrows and others that send more than one byte are left out.
  ///   - body: Is told whether there are keys: not without a terminal.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  static func reading<Result>(
    _ pressed: @escaping @Sendable (Character) -> Void,
    _ body: (_ hasKeys: Bool) async throws -> Result
  ) async rethrows -> Result {
    guard TerminalMode.readKeys() else { return try await body(false) }
    let queue = DispatchQueue(label: "gradus.keyboard")
    let source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: queue)
    source.setEventHandler {
      var bytes = [UInt8](repeating: 0, count: 64)
      let count = unsafe read(STDIN_FILENO, &bytes, bytes.count)
      // The terminal has gone away; without it the source would call again and again.
      guard count > 0 else { return source.cancel() }
      guard bytes[0] != escape else { return }
      for byte in bytes.prefix(count) where byte < 0x80 {
        pressed(Character(Unicode.Scalar(byte)))
      }
    }
    source.resume()
    let resumed = DispatchSource.makeSignalSource(signal: SIGCONT, queue: queue)
    resumed.setEventHandler { TerminalMode.again() }
    resumed.resume()
    defer {
      source.cancel()
      resumed.cancel()
      TerminalMode.restore()
    }
    return try await body(true)
  }

  private static let escape = UInt8(0x1B)
}
