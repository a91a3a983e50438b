import GradusService
import Testing

/// What is ignored, as gitignore(5) says it.
@Suite("Ignore rules")
struct IgnoreRulesTests {
  @Test(
    "a pattern is about what gitignore(5) says",
    arguments: [
      // A name without a slash is one anywhere below.
      ("*.log", ["a.log", "deep/er/b.log", ".log"], ["log", "a.log.txt"]),
      ("build", ["build", "a/build", "build/a/b"], ["builds", "rebuild"]),
      // A slash in front or in the middle anchors it.
      ("/build", ["build", "build/x"], ["a/build"]),
      ("doc/*.txt", ["doc/a.txt"], ["doc/a/b.txt", "x/doc/a.txt"]),
      ("a/b", ["a/b", "a/b/c"], ["x/a/b"]),
      // A slash at the end is for folders alone.
      ("out/", ["out/x", "a/out/x"], ["out", "a/out"]),
      // Stars.
      ("a*c", ["ac", "abc", "abbc"], ["abd"]),
      ("a/*/c", ["a/b/c"], ["a/c", "a/b/b/c"]),
      ("**/foo", ["foo", "a/foo", "a/b/foo/c"], ["food"]),
      ("foo/**", ["foo/a", "foo/a/b"], ["foo", "a/foo/b"]),
      ("a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["ab", "a/xb", "x/a/b"]),
      ("a**b", ["ab", "axb"], ["a/b"]),
      ("x/a**b", ["x/ab", "x/axb"], ["x/a/b"]),
      // Single characters and classes.
      ("?.c", ["a.c"], ["ab.c", ".c"]),
      ("[a-c]1", ["a1", "c1"], ["d1", "-1"]),
      ("[!a-c]1", ["d1"], ["a1"]),
      ("[^a]1", ["b1"], ["a1"]),
      ("[]-]1", ["]1", "-1"], ["a1"]),
      ("[[:digit:]x].c", ["3.c", "x.c"], ["d.c"]),
      ("[a", [], ["a", "[a"]),
      // Escapes, comments, blanks.
      ("\\#x", ["#x"], ["\\#x"]),
      ("\\!x", ["!x"], ["x"]),
      ("\\*", ["*"], ["a"]),
      ("# x", [], ["# x", "x"]),
      ("x  ", ["x"], ["x  "]),
      ("x\\ ", ["x "], ["x"]),
      ("x\r", ["x"], ["x\r"]),
      ("", [], ["x"]),
      ("/", [], ["x"]),
      ("x\\", [], ["x", "x\\"]),
    ]
  )
  func patterns(pattern: String, ignored: [String], others: [String]) {
    var rules = IgnoreRules()
    rules.add(pattern)
    for path in ignored { #expect(rules.ignores(path), "\(pattern) should ignore \(path)") }
    for path in others { #expect(!rules.ignores(path), "\(pattern) should not ignore \(path)") }
  }

  @Test("a folder's slash matches folders, with all that is in them")
  func folders() {
    var rules = IgnoreRules()
    rules.add("out/\n")
    #expect(rules.ignores("a/out", isFolder: true))
    #expect(!rules.ignores("a/out", isFolder: false))
  }

  @Test("the last pattern decides, and takes back what is not in an ignored folder")
  func negation() {
    var rules = IgnoreRules()
    rules.add("*.log\n!keep.log\nbuild/\n!build/keep.log\n*\n!*/\n!*.py\n")
    #expect(rules.ignores("a.txt"))
    #expect(!rules.ignores("deep/a.py"))
    #expect(rules.ignores("deep/keep.log"))
    var other = IgnoreRules()
    other.add("*.log\n!keep.log\nbuild/\n!build/keep.log\n")
    #expect(!other.ignores("deep/keep.log"))
    #expect(other.ignores("build/keep.log"))
  }

  @Test("a deeper .gitignore is about its own folder, and decides against those above")
  func nested() {
    var rules = IgnoreRules()
    rules.add("*.txt\n")
    rules.add("!a.txt\n/only.md\n", in: "deep")
    #expect(rules.ignores("a.txt"))
    #expect(!rules.ignores("deep/a.txt"))
    #expect(rules.ignores("deep/only.md"))
    #expect(!rules.ignores("only.md"))
    #expect(!rules.ignores("deep/er/only.md"))
    #expect(!rules.ignores("deeper/only.md"))
  }

  @Test("a .gitignore above the top is about paths from its own folder")
  func above() {
    var rules = IgnoreRules()
    rules.add("/projects/todo/out\n*.o\n/out\n", above: "projects/todo")
    #expect(rules.ignores("out"))
    #expect(rules.ignores("a.o"))
    #expect(!rules.ignores("deep/out"))
  }

  @Test("names that are always ignored can't be taken back")
  func always() {
    var rules = IgnoreRules(always: [".gradus"])
    rules.add("!.gradus\n")
    #expect(rules.ignores(".gradus/last-run.json"))
    #expect(rules.ignores("deep/.gradus", isFolder: true))
  }

  @Test("a pattern with many stars is matched at once, however long the name")
  func manyStars() {
    var rules = IgnoreRules()
    rules.add(String(repeating: "*a", count: 60) + "b\n")
    #expect(!rules.ignores(String(repeating: "a", count: 2000)))
    #expect(rules.ignores(String(repeating: "a", count: 2000) + "b"))
  }
}
