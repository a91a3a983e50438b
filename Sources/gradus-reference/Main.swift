import ReferenceProgram

/// The references in a program of their own, for everyone who works on them.
@main
enum Main {
  static func main() async {
    await ReferenceProgram.main()
  }
}
