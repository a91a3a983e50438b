#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension RandomNumberGenerator {
  /// A number from the standard normal distribution.
  ///
  /// G. E. P. Box, M. E. Muller, Annals of Mathematical Statistics 29, 1958; the second number of each pair
  /// is dropped, so that nothing is kept between draws.
  package mutating func drawNormal() -> Double {
    let radius = (-2 * log(1 - drawUnit())).squareRoot()
    return radius * cos(2 * .pi * drawUnit())
  }
}
