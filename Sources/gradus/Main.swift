import GradusCLI
import GradusProjects
import GradusService
import GradusStore
import ReferenceProgram

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The composition root: the projects, the journal, the service, and the face that the process has.
@main
enum Main {
  static func main() async {
    // Installed under this name as well: two programs would be nearly twice the size of one.
    if ReferenceProgram.isStarted(by: CommandLine.arguments) {
      return await ReferenceProgram.main()
    }
    let gradus = Gradus(exams: AllProjects.exams, storage: SQLiteStorage.located())
    exit(await GradusCLI.run(gradus, Array(CommandLine.arguments.dropFirst())))
  }
}
