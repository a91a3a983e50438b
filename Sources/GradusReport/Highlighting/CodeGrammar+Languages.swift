extension CodeGrammar {
  /// The grammar of a language by the name that fences have; nil where it is shown as it is.
  static func named(_ name: String) -> CodeGrammar? { languages[name.lowercased()] }

  private static let languages: [String: CodeGrammar] = [
    "python": python, "go": go, "rust": rust, "java": java, "kotlin": kotlin, "php": php,
    "cpp": cpp, "csharp": csharp, "javascript": javascript, "swift": swift, "sql": sql, "sh": sh,
    "json": json, "yaml": yaml, "graphql": graphql,
  ]

  private static let slashes = ["//"]

  private static let python = CodeGrammar(
    """
    False None True and as assert async await break class continue def del elif else except \
    finally for from global if import in is lambda match nonlocal not or pass raise return try \
    while with yield
    """,
    lineComments: ["#"],
    quotes: [.tripleDouble, .tripleSingle, .double, .single]
  )

  private static let go = CodeGrammar(
    """
    break case chan const continue default defer else fallthrough false for func go goto if import \
    interface map nil package range return select struct switch true type var
    """,
    lineComments: slashes,
    hasBlockComments: true,
    quotes: [.double, .single, Quote("`", escapes: false, spansLines: true)]
  )

  // An apostrophe begins a lifetime as well as a character, and is left as it is.
  private static let rust = CodeGrammar(
    """
    Err None Ok Self Some as async await break const continue crate dyn else enum extern false fn \
    for if impl in let loop match mod move mut pub ref return self static struct super trait true \
    type unsafe use where while
    """,
    lineComments: slashes,
    hasBlockComments: true,
    quotes: [Quote("\"", spansLines: true)]
  )

  private static let java = CodeGrammar(
    """
    abstract boolean break byte case catch char class const continue default do double else enum \
    extends false final finally float for if implements import instanceof int interface long \
    native new null package permits private protected public record return sealed short static \
    super switch synchronized this throw throws transient true try var void volatile while yield
    """,
    lineComments: slashes,
    hasBlockComments: true,
    quotes: [.tripleDouble, .double, .single]
  )

  private static let kotlin = CodeGrammar(
    """
    as break by catch class companion constructor continue data do else enum false finally for fun \
    if import in init interface internal is lateinit null object open operator override package \
    private protected public return sealed super suspend this throw true try typealias val var \
    when while
    """,
    lineComments: slashes,
    hasBlockComments: true,
    quotes: [.tripleDouble, .double, .single]
  )

  private static let php = CodeGrammar(
    """
    abstract and array as break callable case catch class clone const continue declare default do \
    echo else elseif empty enum extends false final finally fn for foreach function global if \
    implements instanceof interface isset list match namespace new null or print private protected \
    public readonly require require_once return self static strict_types switch throw trait true \
    try use var while yield
    """,
    lineComments: ["//", "#"],
    hasBlockComments: true,
    quotes: [Quote("\"", spansLines: true), Quote("'", spansLines: true)]
  )

  private static let cpp = CodeGrammar(
    """
    #include alignas auto bool break case catch char class concept const consteval constexpr \
    continue decltype default delete do double else enum explicit extern false final float for \
    friend if inline int long mutable namespace new noexcept nullptr operator override private \
    protected public requires return short signed sizeof static static_cast std struct switch \
    template this throw true try typedef typename union unsigned using virtual void volatile while
    """,
    lineComments: slashes,
    hasBlockComments: true,
    quotes: [.double, .single]
  )

  private static let csharp = CodeGrammar(
    """
    abstract as async await base bool break byte case catch char class const continue decimal \
    default delegate do double else enum event explicit false finally fixed float for foreach if \
    implicit in int interface internal is lock long namespace new null object operator out \
    override params private protected public readonly record ref required return sealed short \
    static string struct switch this throw true try typeof uint ulong using var virtual void when \
    where while with yield
    """,
    lineComments: slashes,
    hasBlockComments: true,
    quotes: [.tripleDouble, .double, .single]
  )

  private static let javascript = CodeGrammar(
    """
    async await break case catch class const continue debugger default delete do else export \
    extends false finally for from function if import in instanceof let new null of return static \
    super switch this throw true try typeof undefined var void while with yield
    """,
    lineComments: slashes,
    hasBlockComments: true,
    quotes: [.backtick, .double, .single]
  )

  private static let swift = CodeGrammar(
    """
    Self actor any as associatedtype async await break case catch class continue default defer do \
    else enum extension fallthrough false fileprivate final for func guard if import in indirect \
    init inout internal is let mutating nil open operator override package precedencegroup private \
    protocol public repeat required rethrows return self some static struct subscript super switch \
    throw throws true try typealias var weak where while
    """,
    lineComments: slashes,
    hasBlockComments: true,
    quotes: [.tripleDouble, .double]
  )

  private static let graphql = CodeGrammar(
    """
    directive enum extend false fragment implements input interface mutation null on query scalar \
    schema subscription true type union
    """,
    lineComments: ["#"],
    quotes: [.tripleDouble, .double]
  )

  private static let json = CodeGrammar("true false null")

  private static let sql: CodeGrammar = {
    var grammar = CodeGrammar(
      """
      add all alter and as asc autoincrement begin between by cascade case check collate column \
      commit conflict constraint create cross current_timestamp default delete desc distinct do \
      drop else end escape except exists explain false foreign from full group having if in index \
      inner insert intersect into is isolation join key left level like limit lock not nothing \
      null offset on or order outer over partition primary recursive references returning right \
      rollback row rows select set table then transaction true union unique update using values \
      view when where window with
      """,
      lineComments: ["--"],
      hasBlockComments: true,
      quotes: [Quote("'", escapes: false, spansLines: true), Quote("\"", escapes: false)]
    )
    grammar.ignoresCase = true
    return grammar
  }()

  private static let sh: CodeGrammar = {
    var grammar = CodeGrammar(
      """
      break case cd continue do done echo elif else esac eval exec exit export fi for function if \
      in local printf read return set shift then trap unset until wait while
      """,
      lineComments: ["#"],
      quotes: [
        Quote("\"", spansLines: true), Quote("'", escapes: false, spansLines: true),
      ]
    )
    grammar.commentsFollowBlanks = true
    return grammar
  }()

  private static let yaml: CodeGrammar = {
    var grammar = CodeGrammar(
      "true false null",
      lineComments: ["#"],
      quotes: [.double, Quote("'", escapes: false)]
    )
    grammar.commentsFollowBlanks = true
    return grammar
  }()
}
