package import GradusExam
import GradusModel

extension Exam {
  /// The exam of the Todo API; the contract is `Content/projects/todo-api/contract.yaml`.
  package static let todoAPI = Exam("todo-api", "Todo API") {
    Stage.boot
    Stage.create
    Stage.read
    Stage.list
    Stage.update
    Stage.delete
    Stage.validation
    Stage.collections
    Stage.http
    Stage.documentation
    Stage.concurrency
    Stage.durability
    Stage.robustness
    Stage.load
  }
}

/// Places in the contract, as JSON pointers.
enum Contract {
  static let info = "/info/description"
  /// The tags of the contract hold what is not about one operation.
  static let http = "/tags/0/description"
  static let concurrency = "/tags/1/description"
  static let storage = "/tags/2/description"
  static let hostility = "/tags/3/description"
  static let load = "/tags/4/description"
  static let health = "/paths/~1health/get"
  static let description = "/paths/~1openapi.json/get"
  static let list = "/paths/~1api~1v1~1todos/get"
  static let create = "/paths/~1api~1v1~1todos/post"
  static let read = "/paths/~1api~1v1~1todos~1{id}/get"
  static let replace = "/paths/~1api~1v1~1todos~1{id}/put"
  static let change = "/paths/~1api~1v1~1todos~1{id}/patch"
  static let delete = "/paths/~1api~1v1~1todos~1{id}/delete"
  static let id = "/paths/~1api~1v1~1todos~1{id}/parameters/0"
  static let todo = "/components/schemas/Todo"
  static let input = "/components/schemas/TodoInput"
  static let page = "/components/schemas/TodoPage"
  static let invalid = "/components/responses/Invalid"
  static let mediaType = "/components/responses/UnsupportedMediaType"
  static let etag = "/components/headers/ETag"
  static let error = "/components/responses/Error"

  /// A query parameter of the list.
  static func parameter(_ number: Int) -> String { "\(list)/parameters/\(number)" }
}
