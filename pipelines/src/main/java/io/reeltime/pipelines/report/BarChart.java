package io.reeltime.pipelines.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pairs of bars, ours beside the peer's, from zero up. */
final class BarChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 280;
  private static final int LEFT = 60;
  private static final int TOP = 30;
  private static final int BOTTOM = 240;
  private static final double BAR_SHARE = 0.32;

  private BarChart() {}

  /** Ends of an interval. */
  record Interval(double low, double high) {}

  /**
   * A pair of bars.
   *
   * @param interval of ours, if there is one
   */
  record Pair(String label, double ours, @Nullable Interval interval, double peer) {}

  static String of(String title, String ours, String peer, List<Pair> pairs) {
    double highest = pairs.stream().mapToDouble(BarChart::highest).max().orElse(1);
    Axis axis = new Axis(0, highest > 0 ? highest : 1, BOTTOM, TOP, Axis.Scale.LINEAR);
    Drawing drawing = new Drawing(WIDTH, HEIGHT, title);
    for (double tick : axis.ticks()) {
      drawing.line("axis", LEFT, axis.at(tick), WIDTH, axis.at(tick));
      drawing.text("end", LEFT - 6.0, axis.at(tick) + 4, Axis.text(tick));
    }
    double step = (WIDTH - LEFT) / (double) Math.max(1, pairs.size());
    for (int i = 0; i < pairs.size(); i++) {
      draw(drawing, axis, LEFT + (i + 0.5) * step, step * BAR_SHARE, pairs.get(i));
    }
    legend(drawing, ours, peer);
    return drawing.toString();
  }

  private static void draw(Drawing drawing, Axis axis, double middle, double width, Pair pair) {
    double ours = axis.at(pair.ours());
    double peer = axis.at(pair.peer());
    drawing.rectangle("ours", middle - width, ours, width, BOTTOM - ours);
    drawing.rectangle("peer", middle, peer, width, BOTTOM - peer);
    Interval interval = pair.interval();
    if (interval != null) {
      double x = middle - width / 2;
      drawing.line("interval", x, axis.at(interval.low()), x, axis.at(interval.high()));
    }
    drawing.text("middle", middle, BOTTOM + 18.0, pair.label());
  }

  private static void legend(Drawing drawing, String ours, String peer) {
    drawing.rectangle("ours", LEFT, 4, 12, 12);
    drawing.text("start", LEFT + 18.0, 14, ours);
    drawing.rectangle("peer", LEFT + 160.0, 4, 12, 12);
    drawing.text("start", LEFT + 178.0, 14, peer);
  }

  private static double highest(Pair pair) {
    Interval interval = pair.interval();
    double ours = interval == null ? pair.ours() : Math.max(pair.ours(), interval.high());
    return Math.max(ours, pair.peer());
  }
}
