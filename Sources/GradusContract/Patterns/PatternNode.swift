/// A regular expression, read.
indirect enum PatternNode: Sendable {
  case set(ScalarSet)
  case sequence([PatternNode])
  case choice([PatternNode])
  case repeated(PatternNode, least: Int, most: Int?)
  case position(PatternPosition)
  case look(PatternNode, isAhead: Bool, isNegated: Bool)
  case backReference
}

/// A condition on a place between two scalars.
enum PatternPosition: Sendable {
  case start
  case end
  case wordBoundary
  case notWordBoundary
}
