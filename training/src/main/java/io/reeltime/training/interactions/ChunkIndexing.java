package io.reeltime.training.interactions;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives the pairs of many chunks one index space and sorts them into rows. */
final class ChunkIndexing {
  private final List<InteractionChunk> chunks;
  private final IdIndex users;
  private final IdIndex videos;

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
  }

  static EventInteractions index(
      List<InteractionChunk> chunks,
      Collection<String> catalogueVideoIds,
      Instant latestEvent,
      Instant cut) {
    ChunkIndexing indexing = new ChunkIndexing(chunks, catalogueVideoIds);
    TrainingData all = indexing.data(indexing.rows(Selection.ALL));
    return new EventInteractions(
        all,
        indexing.data(indexing.rows(Selection.BEFORE_CUT)),
        HeldOut.positivesOf(indexing.rows(Selection.FIRST_MET_AFTER_CUT)),
        all.positiveSums(indexing.rows(Selection.TRENDS).values()),
        latestEvent,
        cut);
  }

  private enum Selection {
    ALL,
    TRENDS,
    BEFORE_CUT,
    FIRST_MET_AFTER_CUT;

    boolean takes(InteractionChunk chunk, int pair) {
      boolean known = chunk.lastMillisBeforeCut()[pair] != InteractionChunk.NEVER;
      return switch (this) {
        case ALL, TRENDS -> true;
        case BEFORE_CUT -> known;
        case FIRST_MET_AFTER_CUT -> !known;
      };
    }

    float value(InteractionChunk chunk, int pair) {
      return switch (this) {
        case ALL, FIRST_MET_AFTER_CUT -> chunk.strengths()[pair];
        case TRENDS -> chunk.trends()[pair];
        case BEFORE_CUT -> chunk.strengthsBeforeCut()[pair];
      };
    }

    long time(InteractionChunk chunk, int pair) {
      return switch (this) {
        case ALL, TRENDS, FIRST_MET_AFTER_CUT -> chunk.lastMillis()[pair];
        case BEFORE_CUT -> chunk.lastMillisBeforeCut()[pair];
      };
    }
  }

  private SparseRows rows(Selection selection) {
    int pairs = chunks.stream().mapToInt(InteractionChunk::size).sum();
    SparseRows.Builder builder = new SparseRows.Builder(users.size(), pairs);
    for (InteractionChunk chunk : chunks) {
      int[] userIndexes = indexes(users, chunk.userIds());
      int[] videoIndexes = indexes(videos, chunk.videoIds());
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

  private TrainingData data(SparseRows rows) {
    return new TrainingData(
        users.ids(), videos.ids(), rows.rowStarts(), rows.columns(), rows.values(), rows.times());
  }

  private static int[] indexes(IdIndex index, String[] ids) {
    return Arrays.stream(ids).mapToInt(index::indexOf).toArray();
  }
}
