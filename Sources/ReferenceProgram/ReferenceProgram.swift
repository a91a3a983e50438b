/// The program that serves a reference, a mutant or a variant, by itself or inside of `gradus`.
package enum ReferenceProgram {
  /// The name under which it is started.
  package static let name = "gradus-reference"

  /// Whether a process with these arguments was started as this program.
  package static func isStarted(by arguments: [String]) -> Bool {
    arguments.first?.split(separator: "/").last.map(String.init) == name
  }

  /// Does what the arguments of this process say, and ends it.
  package static func main() async {
    await GradusReference.main()
  }
}
