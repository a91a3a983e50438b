extension Duration {
  /// In nanoseconds; a century at most.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }

  /// In microseconds, without what is less than one.
  package var wholeMicroseconds: Int64 { Int64(self / .microseconds(1)) }
}
