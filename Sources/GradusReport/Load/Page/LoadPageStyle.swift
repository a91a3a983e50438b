/// What the page of a load has beside the style of every page and that of charts.
enum LoadPageStyle {
  static let text: StaticString = """
    .thresholds { width: auto; margin-top: 1.25rem; }
    .thresholds th, .thresholds td { padding-right: 2rem; }
    .measures { grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); margin: 1.75rem 0 0; }
    .measures dd { font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
    .figures th.number:first-child { text-align: left; font-weight: 500; }
    figure + details, .scroll + figure { margin-top: 1rem; }
    .scroll + figure { margin-top: 1.75rem; }

    @media (max-width: 34rem) {
      .figures th, .figures td { padding-right: 0.9rem; }
      .thresholds th, .thresholds td { padding-right: 0.9rem; }
    }
    @media print {
      .measures, tr { break-inside: avoid; }
      details:not([open]) { display: none; }
    }
    """
}
