import Foundation
import GradusModel
import GradusTestSupport
import Testing

/// The assessment as programs and people take it.
@Suite("Assess")
struct AssessTests {
  private let gradus = Tool.builtPath(of: "gradus")

  @Test("a program takes it line by line, stops, goes on, and gets a result")
  func dialogue() async throws {
    try await Folders.withTemporary { folder in
      let begun = try await run(["--seed", "7", "--json"], in: folder, answering: 5)
      #expect(begun.status == 0)
      let first = try Self.values(begun.output)
      #expect(first.dropLast().map { $0["type"]?.text } == Array(repeating: "item", count: 6))
      #expect(first.last?["type"]?.text == "result")
      #expect(first.last?["complete"] == false)
      #expect(first.last?["answered"]?.integer == 5)

      let ended = try await run(["--resume", "--json"], in: folder, answering: 40)
      let rest = try Self.values(ended.output)
      #expect(rest.first?["id"] == first[5]["id"], "the item that was asked last comes again")
      let result = try #require(rest.last)
      #expect(result["complete"] == true)
      #expect(result["path"]?.text == "beginner")
      #expect(result["domains"]?.elements?.count == 6)
      #expect(result["answered"]?.integer == 5 + rest.count - 1)

      let history = try await run(["history", "--json"], in: folder)
      let sittings = try #require(try JSONReader.read(history.output)["sittings"]?.elements)
      #expect(sittings.map { $0["session"] } == [result["session"]])
      #expect(sittings[0]["overall"] == result["overall"])
    }
  }

  @Test("the same seed asks the same first; keys never come out")
  func seeded() async throws {
    try await Folders.withTemporary { folder in
      let one = try await run(["--seed", "11", "--json"], in: folder, journal: false)
      let two = try await run(["--seed", "11", "--json"], in: folder, journal: false)
      let item = try #require(try Self.values(one.output).first)
      #expect(try Self.values(two.output).first == item)
      guard case .object(let object) = item else { return }
      let known: Set = [
        "format", "type", "number", "remaining", "id", "domain", "topic", "stem", "kind", "options",
        "steps", "listing", "schema", "data", "note",
      ]
      #expect(known.isSuperset(of: object.names))
    }
  }

  @Test(
    "a line that is no answer ends it, and keeps what was answered",
    arguments: [
      ("nonsense", "is no JSON"), ("[1]", "no object with the one member 'answer'"),
      (#"{"answer": 1, "note": 2}"#, "no object with the one member 'answer'"),
      (#"{"answer": true}"#, "The answer on line 2 of standard input is none."),
      (#"{"answer": 1.5}"#, "The answer on line 2 of standard input is none."),
    ]
  )
  func lines(line: String, words: String) async throws {
    try await Folders.withTemporary { folder in
      let told = try await run(
        ["--seed", "7", "--json"],
        in: folder,
        input: #"{"answer": null}"# + "\n\(line)\n"
      )
      #expect(told.status == 2)
      let errors = told.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(errors.contains(words), "\(errors)")
      let resumed = try await run(["--resume", "--json"], in: folder)
      #expect(try Self.values(resumed.output).last?["answered"]?.integer == 1)
    }
  }

  @Test("a sitting whose items have changed since is not resumed, and nothing of it is lost")
  func changed() async throws {
    try await Folders.withTemporary { folder in
      let begun = try await run(["--seed", "7", "--json"], in: folder, answering: 2)
      #expect(try Self.values(begun.output).last?["answered"]?.integer == 2)
      let content = try Self.contentWithOtherItems(in: folder)
      let resumed = try await run(["--resume", "--json"], in: folder, content: content)
      #expect(resumed.status == 2)
      let errors = resumed.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(errors.contains("which was answered, has been changed since."))
      #expect(errors.contains("Begin a new assessment with gradus assess."))
      let history = try await run(["history"], in: folder, content: content)
      #expect(history.output.contains("1 sitting can't be shown"))
      let again = try await run(["--resume", "--json"], in: folder)
      #expect(try Self.values(again.output).last?["answered"]?.integer == 2)
    }
  }

  @Test(
    "what can't be done is refused with what to do",
    arguments: [
      ([], "there is no terminal"),
      (["--resume", "--json"], "Begin one: gradus assess."),
      (["--resume", "--mode", "quick", "--json"], "--resume goes on with what was begun"),
      (["--mode", "quik", "--json"], "quick"),
      (["--domain", "databses", "--json"], "Did you mean 'databases'?"),
      (["--topic", "jwtt", "--json"], "Did you mean"),
      (["--language", "pyton", "--json"], "Did you mean 'python'?"),
      (["--mode", "topic", "--json"], "Name it with --topic"),
    ]
  )
  func refused(arguments: [String], words: String) async throws {
    try await Folders.withTemporary { folder in
      let told = try await run(arguments, in: folder)
      #expect(told.status == 2)
      let errors = told.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(errors.contains(words), "\(errors)")
      #expect(told.output.isEmpty)
    }
  }

  @Test("in a terminal, numbers answer, ? is honest, text is written, and q stops")
  func terminal() async throws {
    try await Folders.withTemporary { folder in
      let script = folder.appending(path: "terminal.py")
      try Self.terminalScript.write(to: script, atomically: true, encoding: .utf8)
      let taken = try await Tool(path: "/usr/bin/env").run(
        ["python3", script.path, gradus, "assess", "--seed", "7", "--mode", "quick"],
        environment: environment(folder)
      )
      #expect(taken.status == 0, "\(taken.errors)")
      #expect(taken.output.contains("First impression, 5 items"))
      #expect(taken.output.contains("Next: gradus assess"))
      #expect(taken.output.contains("> I don't know"))

      let left = try await Tool(path: "/usr/bin/env").run(
        ["python3", script.path, gradus, "assess", "--seed", "8", "--leave"],
        environment: environment(folder)
      )
      #expect(left.status == 0, "\(left.errors)")
      #expect(left.output.contains("Next: gradus assess --resume"))
      let history = try await run(["history"], in: folder)
      #expect(history.output.contains("All domains"))
      #expect(history.output.hasSuffix("Next: gradus assess --resume\n"))
    }
  }

  /// Presses keys in a terminal: numbers where they are wanted, else "I don't know"; `--leave` leaves at
  /// the second item.
  private static let terminalScript = #"""
    import os, pty, re, select, sys, time
    arguments = [word for word in sys.argv[1:] if word != "--leave"]
    leaves = "--leave" in sys.argv
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm"
        os.execv(arguments[0], arguments)
    text, seen, asked, end = "", 0, 0, time.time() + 60
    while time.time() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                some = os.read(terminal, 65536)
            except OSError:
                break
            if not some:
                break
            text += some.decode(errors="replace")
        keys = re.search(r"(.*)I don't know · q stops", text[seen:], re.S)
        if keys:
            way = keys.group(0)
            seen += keys.end()
            asked += 1
            if leaves and asked == 2:
                os.write(terminal, b"q")
            elif "a number and Enter" in way:
                os.write(terminal, b"2\n")
            else:
                os.write(terminal, b"?\n")
    os.write(1, re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", text).replace("\r\n", "\n").encode())
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    """#

  /// A copy of the content in which every item has another version.
  private static func contentWithOtherItems(in folder: URL) throws -> String {
    let content = folder.appending(path: "Content")
    try FileManager.default.copyItem(
      at: Folders.checkout.appending(path: "Content"),
      to: content
    )
    let files = FileManager.default.enumerator(
      at: content.appending(path: "items"),
      includingPropertiesForKeys: nil
    )
    for case let file as URL in files ?? .init() where file.pathExtension == "yaml" {
      let text = try String(contentsOf: file, encoding: .utf8)
      let changed = text.replacing(/(?m)^    version: \d+$/, with: "    version: 99")
      try changed.write(to: file, atomically: true, encoding: .utf8)
    }
    return content.path
  }

  private static func values(_ lines: String) throws -> [JSON] {
    try lines.split(separator: "\n").map { try JSONReader.read(String($0)) }
  }

  private func environment(_ folder: URL, journal: Bool = true) -> [String: String?] {
    [
      "GRADUS_JOURNAL": journal ? folder.appending(path: "journal.sqlite").path : "off",
      "GRADUS_NOW": nil,
    ]
  }

  /// Runs `gradus assess` with "I don't know" as the answer to so many items.
  private func run(
    _ arguments: [String],
    in folder: URL,
    answering count: Int = 0,
    input: String? = nil,
    journal: Bool = true,
    content: String? = nil
  ) async throws -> Tool.Outcome {
    let lines = input ?? String(repeating: #"{"answer": null}"# + "\n", count: count)
    let file = folder.appending(path: "input.jsonl")
    try lines.write(to: file, atomically: true, encoding: .utf8)
    return try await Tool(path: "/bin/sh").run(
      ["-c", #"input=$1; shift; exec "$@" < "$input""#, "sh", file.path, gradus, "assess"]
        + arguments,
      in: folder.path,
      environment: environment(folder, journal: journal)
        .merging(content.map { ["GRADUS_CONTENT": $0] } ?? [:]) { $1 }
    )
  }
}
