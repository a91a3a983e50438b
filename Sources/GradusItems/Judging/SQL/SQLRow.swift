/// A row of a result, for comparing: its values in the order of the columns, whatever their names are.
struct SQLRow: Hashable {
  var values: [SQLValue] = []
}

/// A value of SQLite; values that are equal in SQL are equal.
enum SQLValue: Hashable {
  case null
  /// A number that a real can be; rounded, since sums of reals depend on the order of their rows.
  case number(Double)
  /// An integer that no real can be.
  case integer(Int64)
  /// UTF-8.
  case text([UInt8])
  case blob([UInt8])

  init(_ integer: Int64) {
    self = Double(exactly: integer).map { SQLValue($0) } ?? .integer(integer)
  }

  init(_ real: Double) {
    guard real.isFinite, real != 0 else {
      // One zero instead of two.
      self = .number(real == 0 ? 0 : real)
      return
    }
    // A whole number is exact; of others the last 12 of 53 bits go, which leaves 12 digits.
    guard real != real.rounded() else {
      self = .number(real)
      return
    }
    let half: UInt64 = 1 << 11
    self = .number(Double(bitPattern: (real.bitPattern + half) & ~(half << 1 - 1)))
  }

  /// Bytes that it takes, without those around it.
  var size: Int {
    switch self {
    case .null: 0
    case .number, .integer: 8
    case .text(let bytes), .blob(let bytes): bytes.count
    }
  }
}
