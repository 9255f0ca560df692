package io.reeltime.training.als;

import io.reeltime.data.blend.BlendWeights;
import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.NeighbourLists;
import io.reeltime.data.event.Video;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.data.snapshot.EvaluationReport;
import io.reeltime.data.snapshot.Item;
import io.reeltime.data.snapshot.Manifest;
import io.reeltime.data.snapshot.SnapshotContent;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.Watermark;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A model snapshot whose video ids are whole numbers, with low-pass columns behind the factors. */
final class TestSnapshot {
  private static final int LOW_PASS = 2;
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private TestSnapshot() {}

  /**
   * Publishes into a store in the folder, beside a video that is no number.
   *
   * @param factors of the videos 0, 1, and so on
   * @return the snapshot's folder
   */
  static String publish(Path folder, float[][] factors) {
    List<Integer> ids =
        IntStream.range(0, factors.length)
            .boxed()
            .sorted(Comparator.comparing(String::valueOf))
            .toList();
    SnapshotStore store = new SnapshotStore(folder.resolve("models"));
    try (Arena arena = Arena.ofConfined()) {
      int rank = factors[0].length;
      FactorMatrix rows = FactorMatrix.allocate(ids.size() + 1, rank + LOW_PASS, arena);
      for (int row = 0; row < ids.size(); row++) {
        float[] values = new float[rank + LOW_PASS];
        System.arraycopy(factors[ids.get(row)], 0, values, 0, rank);
        rows.setRow(row, values);
      }
      List<String> videoIds =
          IntStream.rangeClosed(0, ids.size())
              .mapToObj(row -> row < ids.size() ? String.valueOf(ids.get(row)) : "video-x")
              .toList();
      return store.path(store.publish(content(videoIds, model(rows, rank)))).toString();
    }
  }

  private static SnapshotContent content(List<String> videoIds, BlendedItems model) {
    return new SnapshotContent(
        NOW,
        new Manifest.Lineage(
            "by-hand", new Watermark("log", 0, 1, 1, NOW), Map.of(), "00", 1, null),
        PreferenceWeights.defaults(),
        videoIds.stream().map(id -> new Item(video(id), 1, 1)).toList(),
        model,
        List.of(),
        new EvaluationReport("none", 0, 0, Map.of(), Map.of()));
  }

  private static BlendedItems model(FactorMatrix rows, int rank) {
    return new BlendedItems(
        rows,
        rank,
        Gramian.of(rows.leadingColumns(rank)),
        ImplicitObjective.mllib(0.1, 2),
        new float[rows.rows()],
        NeighbourLists.of(new int[rows.rows() + 1], new int[0], new float[0]),
        new BlendWeights(1, 1, 0, 2));
  }

  private static Video video(String id) {
    return new Video(
        id, "creator", id, "music", "en", 10_000, NOW, List.of(), Video.Status.PUBLISHED);
  }
}
