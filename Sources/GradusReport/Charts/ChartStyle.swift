/// The style of charts on a page, beside that of every page.
///
/// Lines are told apart by their dashes as well as by their colours.
enum ChartStyle {
  static let text: StaticString = """
    .plot { padding: 0.75rem 0 0 4.5rem; }
    .chart { display: block; overflow: visible; }
    .chart text { font-size: 12px; }
    .chart .note {
      fill: var(--muted); paint-order: stroke; stroke: var(--ground); stroke-width: 4px;
      stroke-linejoin: round;
    }
    .chart .axis line { stroke: var(--line); }
    .chart rect.bar { fill: var(--link); opacity: 0.75; }
    .chart rect.failed { fill: var(--failed); }
    .chart .limit { stroke: var(--undecided); stroke-width: 1.5px; stroke-dasharray: 6 4; }
    .chart circle { fill: var(--link); stroke: var(--ground); stroke-width: 2px; }
    .lines { overflow: visible; }
    .lines path, .keys path {
      fill: none; stroke: var(--link); stroke-width: 2px; stroke-linejoin: round;
      stroke-linecap: round; vector-effect: non-scaling-stroke;
    }
    .lines path.p50, .keys path.p50 {
      stroke: var(--passed); stroke-dasharray: 0.1 5; stroke-width: 2.5px;
    }
    .lines path.p99, .keys path.p99 { stroke: var(--failed); stroke-dasharray: 8 5; }
    .lines path.planned, .keys path.planned {
      stroke: var(--text); stroke-width: 1.5px; stroke-dasharray: 6 4; stroke-linecap: butt;
    }
    .keys { margin-top: 0; }
    .keys svg { vertical-align: middle; }
    figure > h3 + * { margin-top: 0.25rem; }
    figure > * + h3 { margin-top: 1.75rem; }

    @media (max-width: 34rem) {
      .plot { padding-left: 3.5rem; }
      .chart text { font-size: 11px; }
      .chart .minor { display: none; }
    }
    @media print {
      figure { break-inside: avoid; }
    }
    """
}
