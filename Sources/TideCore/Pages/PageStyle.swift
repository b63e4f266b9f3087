/// The look of every page: system fonts, black on white, no colour that carries a meaning alone, made for paper too.
package enum PageStyle {
    package static let css = """

        :root { color-scheme: light; --ink: #14181d; --soft: #46505a; --line: #b9c0c7; --deep: #0b3d66; --paper: #f3f5f7; }
        * { box-sizing: border-box; }
        body { margin: 0; background: #fff; color: var(--ink);
          font: 1rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }
        main, header, footer { max-width: 1120px; margin: 0 auto; padding: 0 28px; }
        header { padding-top: 26px; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 2px 0 12px; }
        h2 { font-size: 1.25rem; margin: 40px 0 10px; padding-top: 12px; border-top: 2px solid var(--ink); break-after: avoid; }
        p { margin: 6px 0 10px; max-width: 78ch; }
        .kind { margin: 0; font-size: .9rem; font-weight: 600; color: var(--soft); }
        .facts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4px 28px; margin: 0 0 14px; }
        .facts div { border-top: 1px solid var(--line); padding-top: 3px; min-width: 0; }
        .facts dt { font-size: .8rem; color: var(--soft); }
        .facts dd { margin: 0; overflow-wrap: anywhere; }
        .verdict { border: 2px solid var(--ink); border-left-width: 12px; padding: 10px 16px; max-width: none; margin: 0 0 14px;
          font-size: 1.08rem; }
        .verdict.met { border-color: #0b5d1e; } .verdict.unmet { border-color: #8a0f0f; border-style: double; border-left-style: solid; }
        strong.met { color: #0b5d1e; } strong.unmet { color: #8a0f0f; }
        .cards { display: grid; grid-template-columns: 1fr 1fr; gap: 14px; }
        .card { border: 1px solid var(--line); background: var(--paper); padding: 12px 18px 10px; break-inside: avoid; }
        .card h2 { font-size: .95rem; margin: 0; padding: 0; border: 0; color: var(--soft); font-weight: 600; }
        .card .big { font-size: 1.6rem; font-weight: 700; line-height: 1.2; margin: 2px 0 6px; color: var(--deep); }
        code { font: .94em ui-monospace, "Liberation Mono", Menlo, Consolas, monospace; }
        .flows .words { overflow-wrap: break-word; } .flows td.words { min-width: 7em; }
        ul { margin: 4px 0 8px; padding-left: 1.15em; } li { margin: 2px 0; max-width: 90ch; }
        .attention { border: 2px solid var(--ink); padding: 8px 18px; margin: 14px 0 0; break-inside: avoid; }
        .attention h2 { font-size: 1.02rem; border: 0; padding: 0; margin: 2px 0 4px; }
        table { border-collapse: collapse; margin: 8px 0 16px; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; }
        caption { text-align: left; font-weight: 600; padding: 0 0 4px; break-after: avoid; }
        th, td { border-bottom: 1px solid var(--line); padding: 4px 10px 4px 0; vertical-align: top; overflow-wrap: break-word; }
        thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; font-weight: 600; overflow-wrap: normal; }
        tbody th { font-weight: 500; min-width: 9em; }
        tbody .words { overflow-wrap: anywhere; } td.words { min-width: 5.8em; } .figure + .words { padding-left: 18px; }
        .words { text-align: left; } .figure { text-align: right; white-space: nowrap; } thead .figure { white-space: normal; }
        tr { break-inside: avoid; }
        .beside { display: grid; grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); gap: 10px 30px; align-items: start; }
        .columns { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 40px; align-items: start; }
        .columns > div { break-inside: avoid; min-width: 0; }
        .distribution td, .distribution th { padding-top: 2px; padding-bottom: 2px; vertical-align: middle; }
        .distribution { margin: 12px 0 20px; } .distribution tbody th { min-width: 8.5em; }
        .associations td { vertical-align: middle; }
        .distribution td:last-child, .associations td:last-child { padding-left: 8px; padding-right: 0; }
        svg.chart { width: 100%; height: auto; display: block; }
        svg.bars { display: block; }
        .plot { max-width: 720px; }
        svg.defs { position: absolute; }
        svg text { font-family: inherit; }
        .label { font-size: 12.5px; fill: var(--ink); } .label.strong { font-weight: 600; } .label.value { font-size: 11.5px; }
        .grid { stroke: #d5dade; stroke-width: 1; } .axis { stroke: #14181d; stroke-width: 1.2; }
        .point { stroke: #14181d; stroke-width: 1.4; } circle.point { fill: #ffffff; }
        .front { fill: none; stroke: #46505a; stroke-width: 1.4; stroke-dasharray: 2 3; }
        .marker { stroke: #14181d; stroke-width: 1.6; stroke-dasharray: 6 4; }
        .legend { display: flex; gap: 22px; margin: 4px 0; font-size: .92rem; }
        h2 + p, .legend { break-after: avoid; }
        .key { display: inline-flex; align-items: center; gap: 7px; }
        .note { color: var(--soft); font-size: .9rem; }
        footer { margin-top: 36px; padding-top: 10px; padding-bottom: 30px; color: var(--soft); font-size: .88rem; }
        @media screen and (max-width: 820px) {
          .cards, .beside, .columns, .facts { grid-template-columns: minmax(0, 1fr); }
          main, header, footer { padding-left: 14px; padding-right: 14px; }
          section { overflow-x: auto; } tbody th { min-width: 6em; } }
        @media print {
          @page { size: A4; margin: 14mm 13mm 15mm; }
          html { font-size: 9.8pt; }
          body { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          main, header, footer { max-width: none; padding-left: 0; padding-right: 0; }
          header { padding-top: 0; }
          h2 { margin-top: 20pt; } p, li { break-inside: avoid; }
          thead { display: table-header-group; }
          svg.chart, .legend { break-inside: avoid; }
          .facts { gap: 3px 18px; } .cards { gap: 9px; } .card { padding: 7px 12px 5px; } .beside { display: block; } .beside svg.chart, .plot { max-width: 135mm; }
          table { font-size: .88rem; break-inside: avoid; } table.long { break-inside: auto; }
          th, td { padding-right: 7px; } tbody th { min-width: 6em; } td.words { min-width: 5.2em; }
          .columns { gap: 2px 22px; } .distribution { font-size: .78rem; margin: 6px 0 12px; } .distribution tbody th { min-width: 7.5em; }
          svg.bars { width: 20mm; height: auto; } }

        """
}
