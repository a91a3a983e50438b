import Foundation
import GradusAssessment
import GradusModel
import Testing

@Suite("Response models")
struct ResponseModelTests {
  /// Models of every kind, drawn from a seed.
  static let models: [ResponseModel] = {
    var generator = Seed(1).generator(for: "models")
    return (0..<60).map { number in
      let slope = 0.4 + 2 * generator.drawUnit()
      let difficulty = generator.drawNormal()
      switch number % 3 {
      case 0: return .twoParameter(slope, difficulty)
      case 1:
        return ResponseFormat.choice(options: 3 + number % 3)
          .model(discrimination: slope, difficulty: difficulty)
      default:
        let gaps = (0..<(1 + number % 4)).map { _ in 0.2 + generator.drawUnit() }
        let thresholds = gaps.reduce(into: [difficulty]) { $0.append($0[$0.count - 1] + $1) }
        return .graded(GradedResponseModel(discrimination: slope, thresholds: thresholds))
      }
    }
  }()

  @Test("the categories' probabilities add up to 1, their derivatives to 0", arguments: models)
  func sums(model: ResponseModel) {
    for ability in stride(from: -6.0, through: 6, by: 0.75) {
      let curves = model.categories.map { model.curve(of: $0, at: ability) }
      #expect(abs(curves.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
      #expect(abs(curves.reduce(0) { $0 + $1.slope }) < 1e-12)
      #expect(abs(curves.reduce(0) { $0 + $1.curvature }) < 1e-12)
      #expect(curves.allSatisfy { (0...1).contains($0.probability) })
    }
  }

  @Test("slope and curvature are the derivatives", arguments: models)
  func derivatives(model: ResponseModel) {
    let step = 1e-4
    for ability in stride(from: -3.0, through: 3, by: 0.5) {
      for category in model.categories {
        let below = model.curve(of: category, at: ability - step)
        let here = model.curve(of: category, at: ability)
        let above = model.curve(of: category, at: ability + step)
        #expect(abs((above.probability - below.probability) / (2 * step) - here.slope) < 1e-6)
        #expect(abs((above.slope - below.slope) / (2 * step) - here.curvature) < 1e-6)
      }
    }
  }

  @Test("the information is the mean of the squared score", arguments: models)
  func information(model: ResponseModel) {
    for ability in stride(from: -3.0, through: 3, by: 0.5) {
      let mean = model.categories.reduce(0.0) { sum, category in
        let curve = model.curve(of: category, at: ability)
        return sum + curve.probability * curve.score * curve.score
      }
      #expect(abs(mean - model.information(at: ability)) < 1e-9)
    }
  }

  @Test("a graded item with one threshold is an item with two parameters")
  func oneThreshold() {
    let graded = ResponseModel.graded(GradedResponseModel(discrimination: 1.3, thresholds: [0.4]))
    let solved = ResponseModel.twoParameter(1.3, 0.4)
    for category in 0...1 {
      let (one, other) = (
        graded.curve(of: category, at: -0.7), solved.curve(of: category, at: -0.7)
      )
      #expect(abs(one.probability - other.probability) < 1e-15)
      #expect(abs(one.curvature - other.curvature) < 1e-15)
    }
  }

  @Test("a softened curve is close to the mean over a normal error")
  func softened() {
    let model = ResponseModel.twoParameter(1.2, 0.3)
    let grid = AbilityGrid(count: 401, bound: 8)
    let deviation = 0.6
    for ability in stride(from: -3.0, through: 3, by: 0.5) {
      let posterior = AbilityPosterior(on: grid, mean: ability, deviation: deviation)
      let mean = zip(grid.abilities, posterior.weights).reduce(0.0) { sum, point in
        sum + point.1 * model.curve(of: 1, at: point.0).probability
      }
      let soft = model.softened(by: deviation * deviation)
      #expect(abs(mean - soft.curve(of: 1, at: ability).probability) < 0.005)
    }
  }

  @Test("a model is encoded as its parameters", arguments: models)
  func encoding(model: ResponseModel) throws {
    let encoded = try JSONEncoder().encode(model)
    #expect(try JSONDecoder().decode(ResponseModel.self, from: encoded) == model)
  }

  @Test("whoever reads the parameters needs not know the type")
  func members() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let guessed = ResponseFormat.choice(options: 4).model(discrimination: 1, difficulty: 0.5)
    #expect(
      String(decoding: try encoder.encode(guessed), as: UTF8.self)
        == #"{"difficulty":0.5,"discrimination":1,"guessing":0.25}"#
    )
    let graded = ResponseFormat.partialCredit.model(discrimination: 1, difficulty: 0.5)
    #expect(
      String(decoding: try encoder.encode(graded), as: UTF8.self)
        == #"{"discrimination":1,"thresholds":[-0.5,0.5]}"#
    )
  }

  @Test("drawn responses are as frequent as the model says")
  func drawn() {
    var generator = Seed(5).generator(for: "drawn")
    let model = Self.models[2]
    var counts = Array(repeating: 0, count: model.categories.count)
    for _ in 0..<20_000 { counts[model.drawn(at: 0.2, with: &generator)] += 1 }
    for (category, count) in counts.enumerated() {
      let expected = model.curve(of: category, at: 0.2).probability
      #expect(abs(Double(count) / 20_000 - expected) < 0.015)
    }
  }
}
