package io.reeltime.training.interactions;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The interactions of the event table where Spark's executors keep them: the driver sends indexes,
 * four bytes per user and per video of a partition, never the interactions.
 */
final class KeptInteractions {
  private final JavaRDD<InteractionChunk> chunks;
  private final List<ChunkIndexes> indexes;
  private final Selection selection;

  /**
   * @param chunks an element per partition
   * @param indexes of each of them, in order
   * @param selection of their pairs
   */
  KeptInteractions(
      JavaRDD<InteractionChunk> chunks, List<ChunkIndexes> indexes, Selection selection) {
    this.chunks = chunks;
    this.indexes = indexes;
    this.selection = selection;
  }

  /** The interactions by index, an element per partition. */
  JavaRDD<InteractionColumns> columns() {
    Selection selected = selection;
    JavaSparkContext context = JavaSparkContext.fromSparkContext(chunks.context());
    return chunks.zipPartitions(
        context.parallelize(indexes, indexes.size()),
        (chunk, places) ->
            List.of(InteractionColumns.of(chunk.next(), places.next(), selected)).iterator());
  }
}
