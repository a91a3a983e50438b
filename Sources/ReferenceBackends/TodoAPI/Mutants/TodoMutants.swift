/// Every mutant of the Todo API, by the stage that it is about.
enum TodoMutants {
  static let all: [Altered<TodoBackend>] = []
}
