/// The addresses of links, numbered over a whole text and listed at the end of each section.
struct LinkList {
  private var last = 0
  private var open: [(number: Int, address: String)] = []

  /// The number of an address; the same one twice in a section has one number.
  mutating func number(of address: String) -> Int {
    if let known = open.first(where: { $0.address == address }) { return known.number }
    last += 1
    open.append((last, address))
    return last
  }

  /// The addresses since the last section, which are listed now.
  mutating func take() -> [(number: Int, address: String)] {
    defer { open = [] }
    return open
  }
}
