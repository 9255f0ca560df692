package io.reeltime.training.interactions;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;

/** Gives the pairs of many chunks one index space and sorts them into rows. */
final class ChunkIndexing {
  private final List<InteractionChunk> chunks;
  private final IdIndex users;
  private final IdIndex videos;
  private final List<ChunkIndexes> indexes;

  private ChunkIndexing(List<InteractionChunk> chunks, Collection<String> catalogueVideoIds) {
    Set<String> userIds = new HashSet<>();
    Set<String> videoIds = new HashSet<>(catalogueVideoIds);
    for (InteractionChunk chunk : chunks) {
      userIds.addAll(Arrays.asList(chunk.userIds()));
      videoIds.addAll(Arrays.asList(chunk.videoIds()));
    }
    this.chunks = chunks;
    this.users = IdIndex.of(userIds);
    this.videos = IdIndex.of(videoIds);
    this.indexes =
        chunks.stream()
            .map(chunk ->
                new ChunkIndexes(
                    indexes(users, chunk.userIds()), indexes(videos, chunk.videoIds())))
            .toList();
  }

  /**
   * Indexes and sorts.
   *
   * @param chunks on this machine
   * @param kept the same chunks, an element each in the same order, where Spark keeps them; null
   *     where it does not
   * @param catalogueVideoIds videos that get an index whether they have events or not
   */
  static EventInteractions index(
      List<InteractionChunk> chunks,
      @Nullable JavaRDD<InteractionChunk> kept,
      Collection<String> catalogueVideoIds,
      Instant latestEvent,
      Instant cut) {
    ChunkIndexing indexing = new ChunkIndexing(chunks, catalogueVideoIds);
    TrainingData all = indexing.data(Selection.ALL);
    return new EventInteractions(
        indexing.kept(all, kept, Selection.ALL),
        indexing.kept(indexing.data(Selection.BEFORE_CUT), kept, Selection.BEFORE_CUT),
        HeldOut.positivesOf(indexing.rows(Selection.FIRST_MET_AFTER_CUT)),
        all.positiveSums(indexing.rows(Selection.TRENDS).values()),
        latestEvent,
        cut);
  }

  private TrainingData kept(
      TrainingData data, @Nullable JavaRDD<InteractionChunk> kept, Selection selection) {
    return kept == null ? data : data.keptIn(new KeptInteractions(kept, indexes, selection));
  }

  private SparseRows rows(Selection selection) {
    int pairs = chunks.stream().mapToInt(InteractionChunk::size).sum();
    SparseRows.Builder builder = new SparseRows.Builder(users.size(), pairs);
    for (int number = 0; number < chunks.size(); number++) {
      InteractionChunk chunk = chunks.get(number);
      int[] userIndexes = indexes.get(number).users();
      int[] videoIndexes = indexes.get(number).videos();
      for (int pair = 0; pair < chunk.size(); pair++) {
        if (selection.takes(chunk, pair)) {
          builder.add(
              userIndexes[chunk.users()[pair]],
              videoIndexes[chunk.videos()[pair]],
              selection.value(chunk, pair),
              selection.time(chunk, pair));
        }
      }
    }
    return builder.build();
  }

  private TrainingData data(Selection selection) {
    SparseRows rows = rows(selection);
    return new TrainingData(
        users.ids(), videos.ids(), rows.rowStarts(), rows.columns(), rows.values(), rows.times());
  }

  private static int[] indexes(IdIndex index, String[] ids) {
    return Arrays.stream(ids).mapToInt(index::indexOf).toArray();
  }
}
