package io.reeltime.data.snapshot;

import io.reeltime.data.event.Video;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.preference.PreferenceWeights;
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
  static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678Z");

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
    FactorMatrix factors = FactorMatrix.allocate(items.size(), RANK, Arena.ofAuto());
    for (int row = 0; row < items.size(); row++) {
      float[] factor = new float[RANK];
      for (int column = 0; column < RANK; column++) {
        factor[column] = (float) random.nextGaussian();
      }
      factors.setRow(row, factor);
    }
    return new SnapshotContent(
        CREATED,
        lineage(),
        ImplicitObjective.mllib(0.1, 1),
        PreferenceWeights.defaults(),
        items,
        factors,
        Gramian.of(factors),
        entries,
        new EvaluationReport(
            "last day",
            entries.size(),
            77,
            Map.of("recall@20", 0.25),
            Map.of("popularity", Map.of("recall@20", 0.125))));
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
