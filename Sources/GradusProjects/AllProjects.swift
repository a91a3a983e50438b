package import GradusExam

/// Every project that Gradus examines; a project that is not listed here does not exist.
package enum AllProjects {
  package static let exams: [Exam] = [.todoAPI]
}
