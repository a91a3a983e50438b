import GradusCLI
import GradusProjects
import GradusService

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The composition root: the projects, the service, and the face that the process has.
@main
enum Main {
  static func main() async {
    let gradus = Gradus(exams: AllProjects.exams)
    exit(await GradusCLI.run(gradus, Array(CommandLine.arguments.dropFirst())))
  }
}
