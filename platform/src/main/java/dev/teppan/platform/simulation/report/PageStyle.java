package dev.teppan.platform.simulation.report;

/** How the page looks, light and dark. Policies have colours by their number; after eight they begin again. */
final class PageStyle {

    static final int COLOURS = 8;

    static final String CSS = """
            :root { color-scheme: light dark; --paper: #fbfaf8; --card: #fff; --ink: #21201d; --soft: #6d6a63; --rule: #e6e2da;
              --best: #e9f3ec; --best-ink: #1d6b3c;
              --c0: #c2410c; --c1: #2563a8; --c2: #2f7d4f; --c3: #8a5cc0; --c4: #a16207; --c5: #0e7c86; --c6: #b83280; --c7: #64748b; }
            @media (prefers-color-scheme: dark) { :root { --paper: #171614; --card: #201f1c; --ink: #ece9e2; --soft: #a39e93;
              --rule: #37342f; --best: #1e3327; --best-ink: #7fd6a0;
              --c0: #fb8b4b; --c1: #6ea8ea; --c2: #63bd87; --c3: #b893ea; --c4: #d9a83c; --c5: #4cc0c9; --c6: #ec79b4; --c7: #94a3b8; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; max-width: 1180px; padding: 40px 28px 60px; background: var(--paper); color: var(--ink);
              font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
            h1 { font-size: 28px; line-height: 1.2; margin: 0 0 8px; letter-spacing: -.01em; }
            h2 { font-size: 16px; margin: 0 0 2px; }
            h3 { font-size: 14px; margin: 0 0 6px; font-weight: 600; }
            p { margin: 0 0 2px; color: var(--soft); }
            .lead { margin-bottom: 26px; }
            section { background: var(--card); border: 1px solid var(--rule); border-radius: 10px; padding: 20px 22px; margin-bottom: 20px; }
            .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(420px, 1fr)); gap: 20px; }
            .pair section { min-width: 0; }
            .many { display: grid; grid-template-columns: repeat(auto-fill, minmax(310px, 1fr)); gap: 18px 24px; margin-top: 14px; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; margin-top: 12px; }
            th, td { padding: 7px 9px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--rule); }
            th { font-weight: 600; font-size: 12.5px; line-height: 1.25; color: var(--soft); white-space: normal; vertical-align: bottom; }
            td { font-size: 14px; }
            th:first-child, td:first-child { text-align: left; padding-left: 0; }
            tbody tr:last-child td { border-bottom: 0; }
            .limit td { color: var(--soft); font-style: italic; }
            .best { background: var(--best); color: var(--best-ink); font-weight: 600; }
            .key { display: inline-block; width: 11px; height: 11px; border-radius: 3px; margin-right: 9px; }
            .keys { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 10px 0 6px; font-size: 13px; }
            svg { display: block; width: 100%; height: auto; }
            svg text { font-size: 11.5px; fill: var(--soft); font-family: inherit; }
            .grid { stroke: var(--rule); stroke-width: 1; } .axis { stroke: var(--soft); stroke-width: 1; }
            .bound { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 5 4; }
            .line { fill: none; stroke-width: 2; stroke-linejoin: round; } .line.s0 { stroke-width: 3; }
            .dot { stroke: var(--card); stroke-width: 2; } .soft { opacity: .22; } .waits { fill: var(--soft); opacity: .55; }
            footer { color: var(--soft); font-size: 13px; }
            """;

    private PageStyle() {}

    /** The style sheet, with a class for each colour. */
    static String css() {
        StringBuilder css = new StringBuilder(CSS);
        for (int i = 0; i < COLOURS; i++) {
            css.append(".s%d { stroke: var(--c%d); } .f%d { fill: var(--c%d); background: var(--c%d); }\n"
                    .formatted(i, i, i, i, i));
        }
        return css.toString();
    }

    /** The classes of a policy's line. */
    static String stroke(int index) {
        return "line s" + index % COLOURS;
    }

    /** The class of a policy's area, dot or key. */
    static String fill(int index) {
        return "f" + index % COLOURS;
    }
}
