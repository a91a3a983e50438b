/// The style of the page: light and dark, on a phone and on paper.
///
/// Text has a contrast of at least 4.5 to 1 on its ground (WCAG 2.2, 1.4.3); whatever a colour says
/// is said by a sign and a word as well.
enum HTMLStyle {
  static let text: StaticString = """
    :root {
      color-scheme: light dark;
      --ground: #fafaf8; --surface: #ffffff; --sunken: #f3f3f0; --text: #1d1f21; --muted: #5b6168;
      --line: #dfdfdb; --link: #1d55a5; --focus: #1d55a5;
      --passed: #1c6b45; --passed-ground: #e9f4ee; --failed: #ac2a22; --failed-ground: #fbecea;
      --undecided: #815300; --undecided-ground: #fbf3e0; --other: #666c73;
      --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #15171a; --surface: #1c1f23; --sunken: #121417; --text: #e6e7e9; --muted: #a2a8b0;
        --line: #31353b; --link: #8cb8f5; --focus: #8cb8f5;
        --passed: #73c99a; --passed-ground: #192a22; --failed: #ff9a8f; --failed-ground: #341f1d;
        --undecided: #e6bd6d; --undecided-ground: #2f2817; --other: #989ea6;
      }
    }
    *, ::before, ::after { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 0 clamp(1rem, 5vw, 3rem) 4rem; max-width: 62rem;
      background: var(--ground); color: var(--text);
      font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif;
      overflow-wrap: anywhere;
    }
    h1, h2, h3, h4, p, dl, dd, ul, ol, figure, pre { margin: 0; }
    h1 { font-size: clamp(1.5rem, 1.1rem + 2vw, 2.1rem); line-height: 1.25; letter-spacing: -0.015em; font-weight: 650; }
    h2 { font-size: 1.3rem; line-height: 1.3; letter-spacing: -0.01em; font-weight: 650; }
    h3 { font-size: 1.05rem; line-height: 1.45; font-weight: 600; }
    h4 { font-size: 0.875rem; font-weight: 600; }
    a { color: var(--link); text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
    code, pre { font-family: var(--mono); font-size: 0.875em; }
    code { unicode-bidi: isolate; }
    .reason { unicode-bidi: plaintext; }
    p { max-width: 46rem; }
    ins, del { text-decoration: none; }
    :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
    .hidden, .skip:not(:focus) {
      position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap;
    }
    .skip:focus {
      position: fixed; inset: 0.75rem auto auto 0.75rem; z-index: 1; padding: 0.5rem 1rem;
      background: var(--surface);
    }
    .note { color: var(--muted); font-size: 0.875rem; font-weight: 400; }

    .top {
      display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 2rem; padding: 1.5rem 0;
      color: var(--muted); font-size: 0.875rem;
    }
    .top .project { color: var(--text); font-weight: 600; }
    nav { margin-bottom: 2rem; border-bottom: 1px solid var(--line); }
    nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; padding: 0 0 0.75rem; list-style: none; }
    nav a { display: inline-block; padding: 0.25rem 0; font-size: 0.9375rem; text-decoration: none; }
    nav a:hover { text-decoration: underline; }
    main { outline: none; }
    main > section + section { margin-top: 4rem; }
    section > h2 { margin-bottom: 1.25rem; }
    h2[id], article { scroll-margin-top: 1rem; }

    .mark { display: inline-block; min-width: 1.1em; font-weight: 700; text-align: center; color: var(--other); }
    .mark.passed, td.passed .word { color: var(--passed); }
    .mark.failed, td.failed .word { color: var(--failed); }
    .mark.inconclusive, td.inconclusive .word { color: var(--undecided); }
    .mark.coming { color: var(--link); }
    .verdict h1 { display: flex; gap: 0.35em; }
    .verdict .detail { margin-top: 0.5rem; font-size: 1.125rem; }
    .verdict .next { margin-top: 0.75rem; color: var(--muted); }
    .verdict .next code { color: var(--text); }
    .verdict .next + p { margin-top: 1rem; }
    .verdict pre, .verdict .command { margin-top: 0.5rem; }
    .verdict pre + p { margin-top: 0.75rem; }
    .share { display: block; margin-top: 1.75rem; border-radius: 5px; background: var(--line); }
    rect { fill: var(--other); }
    rect.passed { fill: var(--passed); }
    rect.failed { fill: var(--failed); }
    rect.inconclusive { fill: var(--undecided); }
    .share rect + rect { stroke: var(--ground); stroke-width: 2px; }
    .mend { margin: 0.25rem 0 1rem; padding: 0; list-style: none; }
    .mend li { margin-top: 0.25rem; }
    .alike { margin: 0.75rem 0 1.5rem 1rem; }
    .alike > article { margin-top: 1rem; }
    .done { color: var(--muted); font-style: italic; }
    .legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin-top: 0.75rem; padding: 0; list-style: none; font-size: 0.9375rem; }
    .grades { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1rem; margin-top: 1.75rem; }
    .grade { padding: 1.1rem 1.25rem; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); }
    .grade.passed { background: var(--passed-ground); border-color: transparent; }
    .grade.failed { background: var(--failed-ground); border-color: transparent; }
    .grade h2 { font-size: 1.05rem; margin-bottom: 0.35rem; }

    .changes { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 1.5rem 2rem; margin-top: 1rem; }
    .change h3 { margin-bottom: 0.35rem; }
    .change ul { padding: 0 0 0 1.5em; list-style: none; font-size: 0.9375rem; }
    .change summary { margin: 0.25rem 0 0 1.5em; color: var(--muted); font-size: 0.875rem; }

    .scroll { overflow-x: auto; }
    table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; overflow-wrap: normal; }
    th, td { padding: 0.55rem 1.25rem 0.55rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
    thead th { color: var(--muted); font-size: 0.8125rem; font-weight: 500; white-space: nowrap; }
    tbody th { font-weight: 600; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    tr > :last-child { padding-right: 0; }
    .word { font-weight: 500; white-space: nowrap; }
    tbody .group { padding-top: 1.5rem; color: var(--muted); font-size: 0.8125rem; font-weight: 500; }
    thead + tbody .group { padding-top: 0.9rem; }

    .finding {
      padding: 1.5rem clamp(1rem, 3vw, 1.75rem); border: 1px solid var(--line); border-radius: 10px;
      background: var(--surface);
    }
    .finding + .finding { margin-top: 1.25rem; }
    .finding > * + * { margin-top: 1rem; }
    .finding > .id { color: var(--muted); font-size: 0.875rem; }
    .finding > .id code { color: var(--text); font-size: 1em; font-weight: 600; }
    .finding > .id + h3 { margin-top: 0.25rem; }
    .evidence dl { margin-top: 0.35rem; border-radius: 8px; overflow: hidden; }
    .evidence dl > div { display: grid; grid-template-columns: 6rem 1fr; padding: 0.5rem 0.85rem; }
    .evidence dl > div:first-child { background: var(--passed-ground); }
    .evidence dl > div:last-child { background: var(--failed-ground); }
    .evidence dt { font-size: 0.875rem; color: var(--muted); }
    .evidence dd { font-family: var(--mono); font-size: 0.875rem; white-space: pre-wrap; }
    .evidence .note { margin: 0.25rem 0 0.35rem; }
    .evidence ins, pre .new { color: var(--passed); }
    .evidence del, pre .missing { color: var(--failed); }
    pre {
      padding: 0.85rem 1rem; border-radius: 8px; background: var(--sunken); line-height: 1.55;
      white-space: pre-wrap; overflow-wrap: anywhere;
    }
    .line { display: block; direction: ltr; unicode-bidi: isolate; }
    pre .sent { color: var(--link); }
    pre .line.missing { background: var(--failed-ground); }
    pre .line.new { background: var(--passed-ground); }
    summary { cursor: pointer; padding: 0.15rem 0; font-weight: 500; }
    summary::marker { color: var(--muted); }
    details > :not(summary) { margin-top: 0.5rem; }
    .exchanges ol { padding: 0; list-style: none; }
    .exchanges li + li { margin-top: 0.75rem; }
    .exchanges li .note { margin-top: 0.15rem; }
    .hint b { margin-right: 0.4em; }
    .command { display: flex; align-items: flex-start; gap: 0.75rem; padding: 0.5rem 0.5rem 0.5rem 1rem; border-radius: 8px; background: var(--sunken); }
    .command code { flex: 1; min-width: 0; padding: 0.2rem 0; white-space: pre-wrap; direction: ltr; unicode-bidi: isolate; }
    .command + .command { margin-top: 0.5rem; }
    button {
      flex: none; padding: 0.25rem 0.75rem; border: 1px solid var(--line); border-radius: 6px;
      background: var(--surface); color: var(--text); font: inherit; font-size: 0.875rem; cursor: pointer;
    }
    button:hover { border-color: var(--muted); }
    .sources { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; font-size: 0.875rem; }
    .sources > div { display: flex; flex-wrap: wrap; gap: 0 0.5rem; min-width: 0; }
    .sources dt { color: var(--muted); }

    figure { margin-top: 0.5rem; }
    .timeline { display: block; overflow: visible; }
    .timeline text { fill: var(--text); font-size: 13px; }
    .timeline .note { fill: var(--muted); font-size: 12px; }
    .timeline rect.base { fill: var(--line); }
    .timeline rect.passed { opacity: 0.8; }
    .timeline rect.wide { stroke: var(--ground); stroke-width: 1px; }
    .timeline line { stroke: var(--line); }
    figcaption { margin-top: 0.5rem; }
    figure + h3 { margin: 1.5rem 0 0.5rem; }
    .slowest { padding-left: 1.5rem; font-size: 0.9375rem; }

    .stage { border-bottom: 1px solid var(--line); }
    .stage > summary { padding: 0.6rem 0; font-weight: 400; }
    .checks { padding: 0 0 1rem 1rem; list-style: none; font-size: 0.9375rem; }
    .checks li { display: flex; gap: 0.5rem; padding: 0.35rem 0; }
    .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 0.9rem 2.5rem; margin-bottom: 1.5rem; }
    .facts dt { color: var(--muted); font-size: 0.8125rem; }
    .facts + details { margin-bottom: 1.5rem; }
    #facts ~ p { margin-bottom: 0.5rem; }
    footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--muted); font-size: 0.875rem; }

    @media (max-width: 34rem) {
      .evidence dl > div { grid-template-columns: 1fr; }
      .command { flex-direction: column; padding-right: 1rem; }
      nav a { font-size: 0.875rem; }
      nav ul { gap: 0 1.1rem; }
      table { font-size: 0.875rem; }
      th, td { padding-right: 0.5rem; }
      thead th { font-size: 0.75rem; }
      th.time, td.time, tbody th .note { display: none; }
      td .note { display: block; }
    }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
    @media print {
      :root {
        color-scheme: light;
        --ground: #ffffff; --surface: #ffffff; --sunken: #f5f5f3; --text: #000000; --muted: #4d5257;
        --line: #cfcfca; --link: #123f7d; --passed: #1c6b45; --passed-ground: #eef6f1;
        --failed: #ac2a22; --failed-ground: #fcf0ee; --undecided: #815300; --undecided-ground: #fbf5e6;
        --other: #666c73;
      }
      @page { margin: 16mm 14mm; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      nav, button, .skip, #checks ~ details:not([open]) { display: none; }
      .finding { border-width: 0 0 1px; border-radius: 0; padding: 0.75rem 0; }
      .finding details::details-content { content-visibility: visible; height: auto; }
      .evidence, h2, h3, .command { break-inside: avoid; }
      h2, h3, h4 { break-after: avoid; }
      main > section + section { margin-top: 2rem; }
      a { color: inherit; text-decoration: none; }
    }
    """
}
