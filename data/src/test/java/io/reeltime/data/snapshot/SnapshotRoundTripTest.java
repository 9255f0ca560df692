package io.reeltime.data.snapshot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.event.Embedding;
import io.reeltime.data.snapshot.SnapshotContent.UserEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotRoundTripTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    // rows and list elements per batch: one batch; a full last batch; a short one; row by row
    "1000, 1000000",
    "25, 1000000",
    "7, 1000000",
    "1000, 40",
    "1, 1",
  })
  void whatIsPublishedIsReadBackWhateverTheBatches(int rows, int elements) {
    SnapshotStore store = new SnapshotStore(folder, new BatchLimits(rows, elements));
    SnapshotContent content = Snapshots.random(100, 75, 11);
    try (ModelSnapshot snapshot = store.open(store.publish(content))) {
      assertSame(snapshot, content);
    }
  }

  @Test
  void manifestAndReportAreReadBack() {
    SnapshotStore store = new SnapshotStore(folder);
    SnapshotContent content = Snapshots.random(10, 8, 1);
    SnapshotVersion version = store.publish(content);
    Manifest manifest = store.manifest(version);
    assertThat(manifest.version()).isEqualTo(version);
    assertThat(manifest.createdAt()).isEqualTo(Snapshots.CREATED);
    assertThat(manifest.lineage()).isEqualTo(content.lineage());
    assertThat(manifest.objective()).isEqualTo(content.model().objective());
    assertThat(manifest.preferenceWeights()).isEqualTo(content.preferenceWeights());
    assertThat(manifest.rank()).isEqualTo(Snapshots.RANK);
    assertThat(manifest.lowPassRank()).isEqualTo(Snapshots.LOW_PASS_RANK);
    assertThat(manifest.blend()).isEqualTo(content.model().weights());
    assertThat(manifest.videos()).isEqualTo(10);
    assertThat(manifest.users()).isEqualTo(8);
    assertThat(manifest.files())
        .extracting(Manifest.SnapshotFile::name)
        .containsExactlyInAnyOrder(
            "items.arrow",
            "gramian.arrow",
            "neighbours.arrow",
            "history.arrow",
            "items-int8.arrow",
            "report.json");
    assertThat(store.report(version)).isEqualTo(content.report());
  }

  @ParameterizedTest
  @CsvSource({"1000, 1000000", "2, 1000000", "1000, 20"})
  void rowsForColdVideosAreMadeAsBeforePublication(int rows, int elements) {
    SnapshotStore store = new SnapshotStore(folder, new BatchLimits(rows, elements));
    SnapshotContent content = Snapshots.withContentModel(Snapshots.random(10, 8, 1), 5);
    try (ModelSnapshot snapshot = store.open(store.publish(content))) {
      ColdFactors found = requireNonNull(snapshot.coldFactors());
      ColdFactors expected = ColdFactors.of(requireNonNull(content.content()));
      float[] foundRow = new float[found.columns()];
      float[] expectedRow = new float[expected.columns()];
      Embedding embedding = Embedding.of(1, -2, 3, 0.5f, 0);
      for (String creator : List.of("a", "z", "é", "😀", "", "nobody")) {
        for (Embedding given : List.of(embedding, Embedding.NONE)) {
          assertThat(found.row(given, creator, foundRow))
              .isEqualTo(expected.row(given, creator, expectedRow));
          assertThat(foundRow).isEqualTo(expectedRow);
        }
      }
      assertThat(snapshot.manifest().files())
          .extracting(Manifest.SnapshotFile::name)
          .contains("content.arrow", "creators.arrow", "content.json");
    }
  }

  @Test
  void aSnapshotWithoutAContentModelGivesNoColdRows() {
    SnapshotStore store = new SnapshotStore(folder);
    try (ModelSnapshot snapshot = store.open(store.publish(Snapshots.random(3, 3, 1)))) {
      assertThat(snapshot.coldFactors()).isNull();
    }
  }

  @Test
  void idsOfManyBytesAreFoundInTheirOrder() {
    SnapshotStore store = new SnapshotStore(folder, new BatchLimits(4, 1000));
    SnapshotContent content = Snapshots.wide();
    try (ModelSnapshot snapshot = store.open(store.publish(content))) {
      assertSame(snapshot, content);
      assertThat(snapshot.items().indexOf("\uFF5F")).isEqualTo(-1);
    }
  }

  @Test
  void anUnknownIdIsNotFoundAndAnUnknownUserHasNoHistory() {
    SnapshotStore store = new SnapshotStore(folder);
    try (ModelSnapshot snapshot = store.open(store.publish(Snapshots.random(10, 5, 1)))) {
      for (String id : List.of("", "u", "u000000x", "u000005", "zzz", "😀")) {
        assertThat(snapshot.histories().indexOf(id)).as(id).isEqualTo(-1);
        assertThat(snapshot.histories().historyOf(id)).isSameAs(UserHistory.EMPTY);
        assertThat(snapshot.items().indexOf(id)).as(id).isEqualTo(-1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 3", "3, 0"})
  void anEmptyCatalogueAndNoUsersAreFine(int videos, int users) {
    SnapshotStore store = new SnapshotStore(folder);
    SnapshotContent content = Snapshots.random(videos, users, 1);
    try (ModelSnapshot snapshot = store.open(store.publish(content))) {
      assertSame(snapshot, content);
      assertThat(snapshot.items().indexOf("v")).isEqualTo(-1);
      assertThat(snapshot.histories().historyOf("u").size()).isZero();
    }
  }

  @Test
  void aClosedSnapshotCannotBeReadAndMayBeClosedAgain() {
    SnapshotStore store = new SnapshotStore(folder);
    ModelSnapshot snapshot = store.open(store.publish(Snapshots.random(10, 5, 1)));
    snapshot.close();
    snapshot.close();
    assertThatThrownBy(() -> snapshot.items().videoId(0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> snapshot.items().factors().get(0, 0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anIndexOutsideTheTableIsRefused() {
    SnapshotStore store = new SnapshotStore(folder, new BatchLimits(4, 1000));
    try (ModelSnapshot snapshot = store.open(store.publish(Snapshots.random(10, 5, 1)))) {
      assertThatThrownBy(() -> snapshot.items().videoId(10))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("row 10 of 10");
      assertThatThrownBy(() -> snapshot.histories().history(-1))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("row -1 of 5");
    }
  }

  private static void assertSame(ModelSnapshot snapshot, SnapshotContent content) {
    assertSameItems(snapshot.items(), content);
    assertSameHistories(snapshot.histories(), content);
    assertSameNeighbours(snapshot.model(), content.model());
    assertThat(snapshot.gramian().values()).isEqualTo(content.model().gramian().values());
    assertThat(snapshot.manifest().interactions())
        .isEqualTo(entries(content).stream().mapToLong(entry -> entry.history().size()).sum());
  }

  private static void assertSameItems(ItemTable items, SnapshotContent content) {
    assertThat(items.size()).isEqualTo(content.items().size());
    float[] found = new float[Snapshots.RANK + Snapshots.LOW_PASS_RANK];
    float[] expected = new float[found.length];
    for (int index = 0; index < items.size(); index++) {
      Item item = content.items().get(index);
      assertThat(items.video(index)).isEqualTo(item.video());
      assertThat(items.videoId(index)).isEqualTo(item.video().videoId());
      assertThat(items.status(index)).isEqualTo(item.video().status());
      assertThat(items.indexOf(item.video().videoId())).isEqualTo(index);
      assertThat(items.popularity(index)).isEqualTo(item.popularity());
      assertThat(items.trending(index)).isEqualTo(item.trending());
      items.rows().copyRow(index, found);
      content.model().rows().copyRow(index, expected);
      assertThat(found).isEqualTo(expected);
      assertThat(items.factors().get(index, 1)).isEqualTo(expected[1]);
    }
  }

  private static void assertSameNeighbours(BlendedItems found, BlendedItems expected) {
    assertThat(found.rank()).isEqualTo(expected.rank());
    assertThat(found.lowPassRank()).isEqualTo(expected.lowPassRank());
    assertThat(found.degrees()).isEqualTo(expected.degrees());
    assertThat(found.neighbours().entries()).isEqualTo(expected.neighbours().entries());
    for (int video = 0; video < expected.videos(); video++) {
      assertThat(found.neighbours().of(video).videoIndexes())
          .isEqualTo(expected.neighbours().of(video).videoIndexes());
      assertThat(found.neighbours().of(video).weights())
          .isEqualTo(expected.neighbours().of(video).weights());
    }
  }

  private static void assertSameHistories(UserHistories histories, SnapshotContent content) {
    List<UserEntry> entries = entries(content);
    assertThat(histories.size()).isEqualTo(entries.size());
    for (int index = 0; index < entries.size(); index++) {
      UserEntry entry = entries.get(index);
      assertThat(histories.userId(index)).isEqualTo(entry.userId());
      assertThat(histories.indexOf(entry.userId())).isEqualTo(index);
      UserHistory history = histories.historyOf(entry.userId());
      assertThat(history.videoIndexes()).isEqualTo(entry.history().videoIndexes());
      assertThat(history.strengths()).isEqualTo(entry.history().strengths());
    }
  }

  private static List<UserEntry> entries(SnapshotContent content) {
    return (List<UserEntry>) content.histories();
  }
}
