package io.reeltime.pipelines.report;

import java.util.List;

/** Dots over two axes, the last of them on top. */
final class ScatterPlot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int LEFT = 70;
  private static final int RIGHT = 700;
  private static final int TOP = 34;
  private static final int BOTTOM = 250;

  private ScatterPlot() {}

  /**
   * A dot.
   *
   * @param style class of its colour
   * @param meaning shown when pointed at
   */
  record Dot(double x, double y, String style, String meaning) {}

  static String of(String title, String xName, String yName, Axis.Scale scale, List<Dot> dots) {
    Axis xs = Axis.around(dots.stream().mapToDouble(Dot::x).toArray(), LEFT + 10.0, RIGHT, scale);
    Axis ys =
        Axis.around(
            dots.stream().mapToDouble(Dot::y).toArray(), BOTTOM - 8.0, TOP, Axis.Scale.LINEAR);
    Drawing drawing = new Drawing(WIDTH, HEIGHT, title);
    drawing.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
    drawing.line("axis", LEFT, TOP, LEFT, BOTTOM);
    for (double tick : xs.ticks()) {
      drawing.text("middle", xs.at(tick), BOTTOM + 18.0, Axis.text(tick));
    }
    for (double tick : ys.ticks()) {
      drawing.text("end", LEFT - 6.0, ys.at(tick) + 4, Axis.text(tick));
    }
    drawing.text("middle", (LEFT + RIGHT) / 2.0, BOTTOM + 40.0, xName);
    drawing.text("start", 2, 12, yName);
    dots.forEach(dot -> drawing.dot(dot.style(), xs.at(dot.x()), ys.at(dot.y()), dot.meaning()));
    return drawing.toString();
  }
}
