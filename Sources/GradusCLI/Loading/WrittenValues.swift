internal import ArgumentParser

/// A length of time as people write it: `500ms`, `10s`, `2m`, `1h`, `1d`; a number alone is seconds.
struct WrittenDuration: ExpressibleByArgument {
  let duration: Duration

  init(_ duration: Duration) {
    self.duration = duration
  }

  init?(argument: String) {
    let units: [(String, Double)] = [
      ("ms", 0.001), ("us", 1e-6), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400),
    ]
    let unit = units.first { argument.hasSuffix($0.0) }
    let number = argument.dropLast(unit?.0.count ?? 0)
    // More than thirty years are no length of time that anybody means.
    guard let value = Double(number), case let seconds = value * (unit?.1 ?? 1),
      (0...1e9).contains(seconds)
    else { return nil }
    duration = .nanoseconds(Int64((seconds * 1e9).rounded()))
  }

  var defaultValueDescription: String {
    duration >= .seconds(1) || duration == .zero
      ? "\(duration.components.seconds)s" : "\(Int(duration / .milliseconds(1)))ms"
  }
}

/// A part of a whole as people write it: `0.1%`, or `0.001`.
struct WrittenShare: ExpressibleByArgument {
  /// From 0 to 1.
  let share: Double

  init?(argument: String) {
    let isPercent = argument.hasSuffix("%")
    guard let value = Double(isPercent ? argument.dropLast() : argument[...]) else { return nil }
    share = isPercent ? value / 100 : value
    guard (0...1).contains(share) else { return nil }
  }
}

/// Rates as people write them: `100,200,400`, in requests a second.
struct WrittenRates: ExpressibleByArgument {
  /// At least one.
  let rates: [Double]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    rates = parts.compactMap { Double($0) }
    guard rates.count == parts.count else { return nil }
  }
}
