/// A chart as inline SVG, with its words for those who don't see it.
///
/// Places from left to right are shares of the width, and heights are pixels, so that the text keeps
/// its size on every screen. The names of the vertical axis stand to the left of the drawing, where the
/// style leaves room.
struct Chart {
  /// The id of the drawing, from which those of its parts are made.
  let id: StaticString
  /// What it shows.
  let title: String
  /// The same in figures.
  let words: String
  let horizontal: ChartScale
  let vertical: ChartScale
  /// In pixels, without the names of the horizontal axis.
  var height = 180
  /// How a value of the horizontal axis is written.
  let horizontalName: (Double) -> String
  /// How a value of the vertical axis is written.
  let verticalName: (Double) -> String

  /// Where a value is from left to right, in percent.
  func x(_ value: Double) -> HTML { HTML(stringLiteral: HTMLVerdict.percent(share(value))) }

  /// Where a value is from the top, in pixels.
  func y(_ value: Double) -> HTML { HTML(stringLiteral: Self.tenths(top(value))) }

  /// The drawing.
  ///
  /// - Parameter content: What stands between the axes.
  /// - Returns: An `svg` that is as wide as what it stands in.
  func svg(_ content: [HTML]) -> HTML {
    """
    <div class="plot">
    <svg class="chart" width="100%" height="\(height + 22)" role="img" \
    aria-labelledby="\(id.description)-title \(id.description)-words">
    <title id="\(id.description)-title">\(title)</title>
    <desc id="\(id.description)-words">\(words)</desc>
    \(axes)
    \(content)
    </svg>
    </div>
    """
  }

  /// A column from the bottom, with what it says for the pointer.
  func column(from: Double, to: Double, value: Double, look: StaticString, note: String) -> HTML {
    let top = top(value)
    let width = share(to) - share(from)
    return """
      <rect class="\(look.description)" x="\(x(from))" y="\(Self.tenths(top))" \
      width="\(HTMLVerdict.percent(width * (width > 1 ? 0.92 : 1)))" \
      height="\(Self.tenths(Double(height) - top))"><title>\(note)</title></rect>
      """
  }

  /// A line through points, broken where there is none.
  func line(_ points: [(x: Double, y: Double)?], look: StaticString) -> HTML {
    var path = ""
    var isBroken = true
    for point in points {
      guard let point else {
        isBroken = true
        continue
      }
      let place = "\(Self.tenths(share(point.x) * 10)) \(Self.tenths(top(point.y)))"
      path += isBroken ? "M\(place)" : "L\(place)"
      // A point between two gaps has a length of nothing, and round ends make a dot of it.
      if isBroken { path += "h0" }
      isBroken = false
    }
    return """
      <svg class="lines" width="100%" height="\(height)" viewBox="0 0 1000 \(height)" \
      preserveAspectRatio="none" aria-hidden="true" focusable="false">\
      <path class="\(look.description)" d="\(path)"/></svg>
      """
  }

  /// A line across the whole width with its name above it.
  func limit(_ value: Double, name: String) -> HTML {
    """
    <line class="limit" x1="0" x2="100%" y1="\(y(value))" y2="\(y(value))"/>\
    <text class="note" x="100%" y="\(Self.tenths(top(value) - 5))" text-anchor="end">\(name)</text>
    """
  }

  private var axes: HTML {
    let across: [HTML] = vertical.marks.map { mark in
      """
      <line x1="0" x2="100%" y1="\(y(mark))" y2="\(y(mark))"/>\
      <text class="note" x="-8" y="\(Self.tenths(top(mark) + 4))" text-anchor="end">\
      \(verticalName(mark))</text>
      """
    }
    let down: [HTML] = horizontal.marks.map { mark in
      let share = share(mark)
      let look: HTML = horizontal.minorMarks.contains(mark) ? "note minor" : "note"
      let anchor = share < 4 ? "start" : share > 94 ? "end" : "middle"
      return """
        <line x1="\(x(mark))" x2="\(x(mark))" y1="\(height)" y2="\(height + 4)"/>\
        <text class="\(look)" x="\(x(mark))" y="\(height + 17)" text-anchor="\(anchor)">\
        \(horizontalName(mark))</text>
        """
    }
    return "<g class=\"axis\">\n\(across)\n\(down)\n</g>"
  }

  private func share(_ value: Double) -> Double { horizontal.place(value) * 100 }

  private func top(_ value: Double) -> Double { Double(height) * (1 - vertical.place(value)) }

  private static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
