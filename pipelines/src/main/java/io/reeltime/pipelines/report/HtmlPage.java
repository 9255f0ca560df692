package io.reeltime.pipelines.report;

import java.util.List;

/** A page under construction. Everything but {@link #drawing} is escaped here. */
final class HtmlPage {
  /** Colours as variables: the page and its drawings follow the reader's light or dark. */
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --text: #1c1e21; --page: #ffffff; --faint: #d0d4da;
        --ours: #1f6feb; --peer: #9a6700; --best: #cf222e; }
      @media (prefers-color-scheme: dark) { :root { --text: #e6e8eb; --page: #14171a;
        --faint: #3a4048; --ours: #58a6ff; --peer: #d8a13a; --best: #ff7b72; } }
      body { font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page);
        max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; display: block; overflow-x: auto; }
      th, td { padding: .2rem .7rem; text-align: right; border-bottom: 1px solid var(--faint);
        white-space: nowrap; }
      th:first-child, td:first-child { text-align: left; }
      .warning { border-left: 4px solid var(--best); padding-left: .7rem; }
      svg { width: 100%; height: auto; max-width: 46rem; }
      svg text { fill: var(--text); font-size: 12px; }
      .axis { stroke: var(--faint); fill: none; } .ours { fill: var(--ours); }
      .peer { fill: var(--peer); } .best { fill: var(--best); }
      .interval { stroke: var(--text); stroke-width: 1.5; }
      """;

  private final String title;
  private final StringBuilder body = new StringBuilder();

  HtmlPage(String title) {
    this.title = title;
  }

  HtmlPage heading(String text) {
    return element("h2", text);
  }

  HtmlPage paragraph(String text) {
    return element("p", text);
  }

  HtmlPage warning(String text) {
    body.append("<p class=\"warning\">").append(escaped(text)).append("</p>\n");
    return this;
  }

  HtmlPage table(List<String> header, List<List<String>> rows) {
    body.append("<table>\n");
    row("th", header);
    rows.forEach(cells -> row("td", cells));
    body.append("</table>\n");
    return this;
  }

  /** An SVG element, whose texts its maker has escaped. */
  HtmlPage drawing(String svg) {
    body.append("<figure>\n").append(svg).append("</figure>\n");
    return this;
  }

  @Override
  public String toString() {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + escaped(title)
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n<h1>"
        + escaped(title)
        + "</h1>\n"
        + body
        + "</body>\n</html>\n";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private HtmlPage element(String name, String text) {
    body.append('<').append(name).append('>').append(escaped(text));
    body.append("</").append(name).append(">\n");
    return this;
  }

  private void row(String cell, List<String> cells) {
    body.append("<tr>");
    cells.forEach(text -> body.append('<').append(cell).append('>').append(escaped(text)));
    body.append("</tr>\n");
  }
}
