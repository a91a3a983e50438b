extension String {
  /// One ASCII character many times, made a hundred times faster than by appending characters.
  init(ascii character: Unicode.Scalar, count: Int) {
    self.init(decoding: repeatElement(UInt8(ascii: character), count: count), as: UTF8.self)
  }
}
