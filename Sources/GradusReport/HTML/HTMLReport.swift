package import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A run as one HTML page: complete in one file, fetching nothing, and whole without its script.
package enum HTMLReport {
  /// The page.
  ///
  /// - Parameters:
  ///   - report: A run that is over.
  ///   - earlier: The run before it, to say what changed; nil where there is none.
  /// - Returns: HTML that ends in a line end.
  package static func text(_ report: RunReport, earlier: RunReport? = nil) -> String {
    let comparison = earlier.flatMap { RunComparison(from: $0, to: report) }
    let standing = Standing(report)
    let sections: [HTMLSection] = [
      comparison.map { HTMLChanges.section($0, report) },
      report.stages.isEmpty ? nil : HTMLStages.section(report),
      HTMLFindings.failed(report),
      HTMLFindings.undecided(report),
      HTMLTimeline.section(report),
      report.stages.isEmpty ? nil : HTMLChecks.section(report),
      HTMLFacts.section(report),
    ].compactMap(\.self)
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
      <title>\(Mark.of(standing.verdict)) \(report.title): \(standing.headline)</title>
      <style>\(HTML(verbatim: HTMLStyle.text))</style>
      </head>
      <body>
      <a class="skip" href="#main">Skip to the verdict</a>
      \(HTMLVerdict.header(report, standing))
      <nav aria-label="Parts of this report"><ul>
      \(sections.map(\.link))
      </ul></nav>
      <main id="main" tabindex="-1">
      \(HTMLVerdict.summary(report, standing))
      \(sections.map(\.html))
      </main>
      <footer><p>Written by Gradus \(report.gradus). This file is complete: it fetches nothing.</p></footer>
      <p id="copied" class="hidden" role="status"></p>
      <script>\(HTML(verbatim: HTMLScript.text))</script>
      </body>
      </html>

      """
    return page.source
  }

  /// What the page may do (Content Security Policy 3): be shown with its own style and script.
  private static var policy: String {
    func source(_ text: StaticString) -> String {
      "'sha256-\(Data(SHA256.digest(text.description.utf8)).base64EncodedString())'"
    }
    return "default-src 'none'; style-src \(source(HTMLStyle.text)); "
      + "script-src \(source(HTMLScript.text)); base-uri 'none'; form-action 'none'"
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
