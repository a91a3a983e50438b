import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// The page of a load, as text; `BrowserTests` opens it.
@Suite("Load as a page")
struct LoadPageTests {
  @Test("the page of a load with steps, errors and a missed threshold")
  func golden() throws {
    try Golden.expect(page(LoadSample.steps), is: "load-steps.html")
  }

  @Test("thresholds stand before all figures, and what is void is called so first")
  func first() throws {
    let text = page(LoadSample.void)
    let void = try #require(text.firstRange(of: "Void: believe none of these figures"))
    let heading = try #require(text.firstRange(of: "<h1"))
    let partial = try #require(text.firstRange(of: "Partial: it was stopped before its end."))
    let threshold = try #require(text.firstRange(of: "<table class=\"thresholds\">"))
    let drawing = try #require(text.firstRange(of: "<svg class=\"chart\""))
    #expect(text[..<heading.lowerBound].contains("<title>Void: believe none"))
    #expect(void.lowerBound < heading.lowerBound)
    #expect(heading.lowerBound < partial.lowerBound && partial.lowerBound < threshold.lowerBound)
    #expect(threshold.lowerBound < drawing.lowerBound)
    #expect(!text.contains("<span class=\"word\">met</span>"))
    #expect(!text.contains("<span class=\"word\">missed</span>"))
  }

  @Test("a day of seconds is drawn in few columns, whose latencies are the highest of theirs")
  func day() throws {
    let text = page(LoadSample.day)
    #expect(text.utf8.count < 150_000)
    #expect(text.contains("Each column is 720 seconds"))
    // The longest of the last 720 seconds is that of the very last one.
    #expect(text.contains("<td class=\"number\">87 ms</td></tr>\n</tbody>"))
    #expect(text.contains("None in any second."))
  }

  @Test("a stall is a gap in the lines, and no second is left out of the table")
  func stall() throws {
    let text = page(LoadSample.steps)
    let path = try #require(text.firstMatch(of: /<path class="p95" d="(M[^"]*L[^"]*)"/)).1
    #expect(path.split(separator: "M").count == 4, "three stalls cut it into four")
    let rows = text.matches(of: /<tr><th scope="row" class="number">\d+ s</)
    #expect(rows.count == 15)
  }

  @Test("a load that nobody answered has a page too, without curves")
  func nothing() {
    let text = page(LoadSample.nothing)
    #expect(text.contains("Nothing was answered"))
    #expect(!text.contains("id=\"percentiles\""))
    #expect(!text.contains("nan") && !text.contains("inf"))
  }

  @Test("nothing is fetched and nothing is run: the page names no other place")
  func nothingFetched() {
    let text = page(LoadSample.steps)
    for word in [
      "src=", "url(", "@import", "<link", "<iframe", "<object", "<base", " style=", "<script",
    ] {
      let isThere = text.contains(word)
      #expect(!isThere, "\(word)")
    }
    #expect(text.contains("default-src &#39;none&#39;; style-src &#39;sha256-"))
    #expect(!text.contains("script-src") && !text.contains("unsafe"))
  }

  @Test("whatever loads come to, coordinates are numbers within the drawing", arguments: 1...60)
  func coordinates(seed: UInt64) {
    var generator = Seed(seed).generator(for: "page")
    var report = LoadReport(url: "http://127.0.0.1:1/", mode: .open)
    let count = Int.random(in: 1...2000, using: &generator)
    report.completed = count
    report.duration = Elapsed(.seconds(Int.random(in: 1...300, using: &generator)))
    var time = Int64.random(in: 0...5, using: &generator)
    for step in 0..<Int.random(in: 1...60, using: &generator) {
      time += Int64.random(
        in: 0...(1 << Int64.random(in: 0...25, using: &generator)),
        using: &generator
      )
      report.distribution.append([100 * (1 - 1 / Double(step + 1)), Double(time)])
    }
    report.distribution.append([100, Double(time)])
    report.histogram = [LoadReport.Bucket(from: 0, to: time + 1, count: count)]
    for number in 0..<Int.random(in: 1...300, using: &generator)
    where Bool.random(using: &generator) {
      report.timeline.append(
        LoadReport.Second(
          second: number,
          completed: Int.random(in: 0...3, using: &generator),
          failed: Int.random(in: 0...3, using: &generator),
          p50: 0,
          p95: time / 2,
          p99: time,
          max: time
        )
      )
    }
    let text = page(report)
    #expect(!text.contains("nan") && !text.contains("inf"))
    for match in text.matches(of: /(?:x|cx|x1|width)="(-?[\d.e+-]+)%"/) {
      #expect((0...100).contains(Double(match.1) ?? -1), "\(match.0)")
    }
    for match in text.matches(of: /height="(-?[^"%]+)"/) {
      #expect((0...300).contains(Double(match.1) ?? -1), "\(match.0)")
    }
  }

  private func page(_ report: LoadReport) -> String { LoadPage.text(report, version: "1.2.3") }
}
