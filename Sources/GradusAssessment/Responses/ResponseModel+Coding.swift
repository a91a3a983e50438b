/// Encoded as its parameters: an item with `thresholds` is graded, any other is solved or not.
extension ResponseModel: Codable {
  private enum CodingKeys: String, CodingKey { case thresholds }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if container.contains(.thresholds) {
      self = .graded(try GradedResponseModel(from: decoder))
    } else {
      self = .logistic(try LogisticModel(from: decoder))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .logistic(let model): try model.encode(to: encoder)
    case .graded(let model): try model.encode(to: encoder)
    }
  }
}
