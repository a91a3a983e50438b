extension ResponseModel {
  /// The category that somebody of an ability responds in, by chance.
  package func drawn(at ability: Double, with generator: inout some RandomNumberGenerator) -> Int {
    var rest = generator.drawUnit()
    for category in categories.dropLast() {
      rest -= curve(of: category, at: ability).probability
      if rest < 0 { return category }
    }
    return categories.upperBound - 1
  }
}
