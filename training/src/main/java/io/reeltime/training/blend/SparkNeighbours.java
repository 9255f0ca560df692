package io.reeltime.training.blend;

import io.reeltime.data.blend.NeighbourLists;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * Finds the neighbours of all videos on Spark: the co-occurrence is sent once to each executor as
 * primitive arrays, each task takes every n-th video (so that popular ones are spread), and sends
 * its lists back as arrays. Nothing is shuffled.
 */
final class SparkNeighbours {
  private static final int TASKS_PER_CORE = 4;

  private SparkNeighbours() {}

  /** At most so many neighbours per video. */
  static NeighbourLists of(CoOccurrence coOccurrence, int most, SparkSession session) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    int parts = Math.clamp(coOccurrence.videos(), 1, TASKS_PER_CORE * context.defaultParallelism());
    Broadcast<CoOccurrence> sent = context.broadcast(coOccurrence);
    try {
      List<CoOccurrence.Part> found =
          context
              .parallelize(IntStream.range(0, parts).boxed().toList(), parts)
              .map(first -> sent.value().part(first, parts, most))
              .collect();
      return assemble(found, coOccurrence.videos());
    } finally {
      sent.destroy();
    }
  }

  /** Puts the lists of part p at videos p, p + parts, p + 2 parts, and so on. */
  static NeighbourLists assemble(List<CoOccurrence.Part> parts, int videos) {
    int[] starts = new int[videos + 1];
    for (int video = 0; video < videos; video++) {
      int length = parts.get(video % parts.size()).lengths()[video / parts.size()];
      starts[video + 1] = Math.addExact(starts[video], length);
    }
    int[] indexes = new int[starts[videos]];
    float[] weights = new float[starts[videos]];
    int[] next = new int[parts.size()];
    for (int video = 0; video < videos; video++) {
      CoOccurrence.Part part = parts.get(video % parts.size());
      int from = next[video % parts.size()];
      int length = starts[video + 1] - starts[video];
      System.arraycopy(part.videos(), from, indexes, starts[video], length);
      System.arraycopy(part.weights(), from, weights, starts[video], length);
      next[video % parts.size()] += length;
    }
    return NeighbourLists.of(starts, indexes, weights);
  }
}
