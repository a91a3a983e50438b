import GradusCatalog
import GradusTestSupport
import Testing

/// What a lesson says that its examples print, they print.
@Suite("Blocks that are run")
struct RunTests {
  private static func isWanted(_ block: CodeBlock) -> Bool {
    block.isRun && block.language != "http"
  }

  @Test("every block prints what stands behind it", arguments: Lessons.ids(with: isWanted))
  func runs(lesson: String) async throws {
    for (block, next) in Lessons.blocks(of: lesson) where Self.isWanted(block) {
      let output = try #require(next, "\(lesson), line \(block.line)")
      guard let outcome = try await ListingRunner.run(block.text, in: block.language) else {
        let program = ListingRunner.program(for: block.language) ?? block.language
        print("\(lesson), line \(block.line), is not run: it needs \(program).")
        continue
      }
      #expect(outcome.status == 0, "\(lesson), line \(block.line): \(outcome.errors)")
      #expect(
        ListingRunner.compared(outcome.output) == ListingRunner.compared(output.text),
        "\(lesson), line \(output.line)"
      )
    }
  }

  @Test("there are lessons, and blocks that are run in them")
  func some() {
    #expect(Lessons.all.count >= 34)
    #expect(Lessons.ids(with: Self.isWanted).count >= 15)
  }

  @Test("a block that prints something else is told from one that prints the same")
  func difference() async throws {
    let block = CodeBlock(
      language: "sh",
      attributes: ["run"],
      text: "printf 'one \\ntwo\\n\\n'; ls\n",
      line: 1,
      end: 3
    )
    let outcome = try #require(try await ListingRunner.run(block.text, in: block.language))
    #expect(ListingRunner.compared(outcome.output) == "one\ntwo", "and the folder is empty")
    #expect(ListingRunner.compared("one\ntwo") != ListingRunner.compared("one\n two"))
  }
}
