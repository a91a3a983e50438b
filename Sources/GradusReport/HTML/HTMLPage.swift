#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// What every page has around its content: complete in one file, fetching nothing, and whole without
/// its script.
struct HTMLPage {
  /// The title of the window.
  let title: String
  /// What the first link of the page leads to, with its article.
  let goal: String
  /// The `header` of the page.
  let header: HTML
  /// What stands above all sections.
  let summary: HTML
  let sections: [HTMLSection]
  let version: String
  /// Style beside that of every page.
  var ownStyles: [StaticString] = []
  var script: StaticString?

  /// The page as HTML that ends in a line end.
  var text: String {
    let page: HTML = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <meta name="robots" content="noindex">
      <title>\(title)</title>
      \(styles.map { "<style>\(HTML(verbatim: $0))</style>" })
      </head>
      <body>
      <a class="skip" href="#main">Skip to \(goal)</a>
      \(header)
      <nav aria-label="Parts of this report"><ul>
      \(sections.map(\.link))
      </ul></nav>
      <main id="main" tabindex="-1">
      \(summary)
      \(sections.map(\.html))
      </main>
      \(ending)
      </body>
      </html>

      """
    return page.source
  }

  private var ending: HTML {
    let footer: HTML =
      "<footer><p>Written by Gradus \(version). This file is complete: it fetches nothing.</p></footer>"
    guard let script else { return footer }
    return """
      \(footer)
      <p id="copied" class="hidden" role="status"></p>
      <script>\(HTML(verbatim: script))</script>
      """
  }

  private var styles: [StaticString] { [HTMLStyle.text] + ownStyles }

  /// What the page may do (Content Security Policy 3): be shown with its own style and script.
  private var policy: String {
    func source(_ text: StaticString) -> String {
      "'sha256-\(Data(SHA256.digest(text.description.utf8)).base64EncodedString())'"
    }
    let scripts = script.map { "script-src \(source($0)); " } ?? ""
    return "default-src 'none'; style-src \(styles.map(source).joined(separator: " ")); "
      + "\(scripts)base-uri 'none'; form-action 'none'"
  }
}

/// A part of the page with its heading.
struct HTMLSection: Sendable {
  let id: StaticString
  let title: String
  let content: HTML

  /// A line of the list of parts.
  var link: HTML { "<li><a href=\"#\(id.description)\">\(title)</a></li>" }

  var html: HTML {
    """
    <section aria-labelledby="\(id.description)">
    <h2 id="\(id.description)">\(title)</h2>
    \(content)
    </section>
    """
  }
}
