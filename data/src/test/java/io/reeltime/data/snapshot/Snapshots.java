package io.reeltime.data.snapshot;

import io.reeltime.data.blend.BlendWeights;
import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.NeighbourLists;
import io.reeltime.data.content.ColdBlend;
import io.reeltime.data.content.ContentModel;
import io.reeltime.data.content.ContentReport;
import io.reeltime.data.event.Video;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.data.retrieval.IndexSettings;
import io.reeltime.data.snapshot.SnapshotContent.UserEntry;
import java.lang.foreign.Arena;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Content of snapshots for tests, the same for the same seed. */
final class Snapshots {
  static final int RANK = 6;
  static final int LOW_PASS_RANK = 3;
  static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678Z");

  /** Clusters even the smallest catalogue. */
  static final IndexSettings CLUSTERED = new IndexSettings(0, 1000, 0.5, 5, 20, 1);

  /** Ascending by UTF-8 bytes; the last two are the other way round by UTF-16 units. */
  static final List<String> WIDE_IDS = List.of("a", "z", "é", "日本", "\uFF5E", "😀");

  private Snapshots() {}

  static SnapshotContent random(int videos, int users, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Item> items = new ArrayList<>();
    for (int index = 0; index < videos; index++) {
      items.add(item("v%06d".formatted(index), random));
    }
    List<UserEntry> entries = new ArrayList<>();
    for (int index = 0; index < users; index++) {
      int size = videos == 0 ? 0 : random.nextInt(Math.min(20, videos));
      entries.add(new UserEntry("u%06d".formatted(index), history(size, videos, random)));
    }
    return content(items, entries, random);
  }

  /** Videos and users with ids of one to four bytes per character. */
  static SnapshotContent wide() {
    SplittableRandom random = new SplittableRandom(3);
    List<Item> items = WIDE_IDS.stream().map(id -> item(id, random)).toList();
    List<UserEntry> entries =
        WIDE_IDS.stream()
            .map(id -> new UserEntry(id, history(2, WIDE_IDS.size(), random)))
            .toList();
    return content(items, entries, random);
  }

  static SnapshotContent content(
      List<Item> items, List<UserEntry> entries, SplittableRandom random) {
    return new SnapshotContent(
        CREATED,
        lineage(),
        PreferenceWeights.defaults(),
        items,
        model(items.size(), random),
        entries,
        new EvaluationReport(
            "last day",
            entries.size(),
            77,
            Map.of("recall@20", 0.25),
            Map.of("popularity", Map.of("recall@20", 0.125))));
  }

  /** The same content with a random content model for embeddings of that length. */
  static SnapshotContent withContentModel(SnapshotContent content, int embeddingLength) {
    SplittableRandom random = new SplittableRandom(5);
    int columns = content.model().rows().rank();
    ContentModel model =
        new ContentModel(
            embeddingLength,
            matrix(embeddingLength + 1, columns, random),
            WIDE_IDS,
            matrix(WIDE_IDS.size(), columns, random),
            new ColdBlend(0.5, 0.3, 0.7, 0.6, 2),
            new ContentReport(9, 1, 6, 0.1, 2, 3, Map.of("r2.content", 0.5)));
    return new SnapshotContent(
        content.createdAt(),
        content.lineage(),
        content.preferenceWeights(),
        content.items(),
        content.model(),
        content.histories(),
        content.report(),
        model);
  }

  private static FactorMatrix matrix(int rows, int columns, SplittableRandom random) {
    FactorMatrix matrix = FactorMatrix.allocate(rows, columns, Arena.ofAuto());
    float[] row = new float[columns];
    for (int index = 0; index < rows; index++) {
      for (int column = 0; column < columns; column++) {
        row[column] = (float) random.nextGaussian();
      }
      matrix.setRow(index, row);
    }
    return matrix;
  }

  private static BlendedItems model(int videos, SplittableRandom random) {
    FactorMatrix rows = FactorMatrix.allocate(videos, RANK + LOW_PASS_RANK, Arena.ofAuto());
    float[] degrees = new float[videos];
    for (int video = 0; video < videos; video++) {
      float[] row = new float[rows.rank()];
      for (int column = 0; column < row.length; column++) {
        row[column] = (float) random.nextGaussian();
      }
      rows.setRow(video, row);
      degrees[video] = random.nextInt(9);
    }
    return new BlendedItems(
        rows,
        RANK,
        Gramian.of(rows.leadingColumns(RANK)),
        ImplicitObjective.mllib(0.1, 1),
        degrees,
        neighbours(videos, random),
        new BlendWeights(0.3, 1.5, 0.2, 0.01));
  }

  private static NeighbourLists neighbours(int videos, SplittableRandom random) {
    int[] starts = new int[videos + 1];
    int[] indexes = new int[videos * 7];
    float[] weights = new float[videos * 7];
    for (int video = 0; video < videos; video++) {
      int count = random.nextInt(8);
      starts[video + 1] = starts[video] + count;
      for (int entry = starts[video]; entry < starts[video + 1]; entry++) {
        indexes[entry] = random.nextInt(videos);
        weights[entry] = (float) random.nextDouble(0.1, 1);
      }
    }
    return NeighbourLists.of(starts, indexes, weights);
  }

  static Item item(String videoId, SplittableRandom random) {
    return new Item(
        new Video(
            videoId,
            "creator-" + random.nextInt(5),
            random.nextBoolean() ? "Größe 🎬 " + random.nextInt() : "",
            "music",
            "de-CH",
            random.nextLong(100_000),
            Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L)),
            List.of("CH", "DE", "FR").subList(0, random.nextInt(4)),
            random.nextBoolean() ? Video.Status.PUBLISHED : Video.Status.TAKEN_DOWN),
        random.nextInt(1000),
        random.nextInt(1000) / 8f);
  }

  static UserHistory history(int size, int videos, SplittableRandom random) {
    int[] indexes = random.ints(0, Math.max(1, videos)).distinct().limit(size).toArray();
    float[] strengths = new float[size];
    for (int i = 0; i < size; i++) {
      strengths[i] = (float) random.nextGaussian();
    }
    return new UserHistory(indexes, strengths);
  }

  private static Manifest.Lineage lineage() {
    return new Manifest.Lineage(
        "mllib-als",
        new Watermark("log-1", 1234, 5678, 0, CREATED.minusSeconds(60)),
        Map.of("rank", "6", "epochs", "10"),
        "ab12",
        42,
        null);
  }
}
