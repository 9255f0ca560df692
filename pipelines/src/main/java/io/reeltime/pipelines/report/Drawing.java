package io.reeltime.pipelines.report;

import java.util.Locale;

/** An SVG element under construction. Texts are escaped here. */
final class Drawing {
  private final StringBuilder elements = new StringBuilder();
  private final int width;
  private final int height;
  private final String title;

  /**
   * @param title what is drawn, for those who do not see it
   */
  Drawing(int width, int height, String title) {
    this.width = width;
    this.height = height;
    this.title = title;
  }

  void rectangle(String style, double x, double y, double wide, double high) {
    append(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
        style, x, y, wide, high);
  }

  void line(String style, double fromX, double fromY, double toX, double toY) {
    append(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
        style, fromX, fromY, toX, toY);
  }

  /** A dot that says what it is when pointed at. */
  void dot(String style, double x, double y, String meaning) {
    append(
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"><title>%s</title></circle>\n",
        style, x, y, HtmlPage.escaped(meaning));
  }

  /**
   * @param anchor {@code start}, {@code middle} or {@code end}: which part of the text stands at x
   */
  void text(String anchor, double x, double y, String text) {
    append(
        "<text text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
        anchor, x, y, HtmlPage.escaped(text));
  }

  @Override
  public String toString() {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\"><title>%s</title>\n"
            .formatted(width, height, HtmlPage.escaped(title))
        + elements
        + "</svg>\n";
  }

  private void append(String format, Object... values) {
    elements.append(String.format(Locale.ROOT, format, values));
  }
}
