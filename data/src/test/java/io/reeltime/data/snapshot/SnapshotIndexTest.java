package io.reeltime.data.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.retrieval.ClusteredIndex;
import io.reeltime.data.retrieval.ExactIndex;
import io.reeltime.data.retrieval.IndexSettings;
import io.reeltime.data.retrieval.ItemIndex;
import io.reeltime.data.retrieval.QuantizedRows;
import io.reeltime.data.retrieval.Search;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The index that is built at publishing is the one that a reader searches. */
class SnapshotIndexTest {
  private static final int VIDEOS = 250;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"65536, 16777216", "3, 1000000", "60, 20"})
  void batchesDoNotMatter(int rows, int elements) {
    SnapshotContent content = Snapshots.random(VIDEOS, 40, 5);
    for (IndexSettings settings : List.of(IndexSettings.defaults(), Snapshots.CLUSTERED)) {
      try (ModelSnapshot whole = open(new BatchLimits(1 << 16, 1 << 24), settings, content);
          ModelSnapshot parts = open(new BatchLimits(rows, elements), settings, content)) {
        assertSame(parts.index().rows(), whole.index().rows());
        assertThat(parts.manifest().retrieval()).isEqualTo(whole.manifest().retrieval());
        if (whole.index() instanceof ClusteredIndex expected) {
          ClusteredIndex found = (ClusteredIndex) parts.index();
          assertSame(found.centroids(), expected.centroids());
          assertThat(found.listStarts()).isEqualTo(expected.listStarts());
          assertThat(found.cosines()).isEqualTo(expected.cosines());
          assertThat(found.slack()).isEqualTo(expected.slack());
        }
      }
    }
  }

  @Test
  void aSmallCatalogueHasAnExactIndexThatFindsTheBest() {
    try (ModelSnapshot snapshot =
        open(BatchLimits.USUAL, IndexSettings.defaults(), Snapshots.random(VIDEOS, 40, 5))) {
      assertThat(snapshot.index()).isInstanceOf(ExactIndex.class);
      assertFindsTheBest(snapshot);
      Manifest.Retrieval retrieval = Objects.requireNonNull(snapshot.manifest().retrieval());
      assertThat(retrieval.index()).isEqualTo("exact");
      assertThat(retrieval.lists()).isZero();
      assertThat(retrieval.candidates()).isEqualTo(150);
      assertThat(retrieval.recallAt100()).isCloseTo(1, within(1e-3));
      assertThat(retrieval.queries()).isBetween(20, 40);
    }
  }

  @Test
  void aClusteredIndexFindsTheBest() {
    try (ModelSnapshot snapshot =
        open(BatchLimits.USUAL, Snapshots.CLUSTERED, Snapshots.random(VIDEOS, 40, 5))) {
      assertThat(snapshot.index()).isInstanceOf(ClusteredIndex.class);
      assertFindsTheBest(snapshot);
      Manifest.Retrieval retrieval = Objects.requireNonNull(snapshot.manifest().retrieval());
      assertThat(retrieval.index()).isEqualTo("clustered");
      assertThat(retrieval.lists()).isEqualTo(16);
      assertThat(retrieval.slack()).isGreaterThanOrEqualTo(1);
      assertThat(retrieval.queries()).isBetween(10, 20);
    }
  }

  @Test
  void aSnapshotOfBeforeThereWasAnIndexIsGivenOne() throws IOException {
    SnapshotStore store = new SnapshotStore(folder);
    SnapshotVersion version = store.publish(Snapshots.random(VIDEOS, 40, 5));
    rewrite(store.path(version), "\"retrieval\"", "\"other\"");
    try (ModelSnapshot snapshot = store.open(version)) {
      assertThat(snapshot.manifest().retrieval()).isNull();
      assertThat(snapshot.index()).isInstanceOf(ExactIndex.class);
      assertFindsTheBest(snapshot);
    }
  }

  @Test
  void anIndexThatContradictsTheManifestIsFound() throws IOException {
    SnapshotStore store = new SnapshotStore(folder, BatchLimits.USUAL, Snapshots.CLUSTERED);
    SnapshotVersion version = store.publish(Snapshots.random(VIDEOS, 40, 5));
    Path path = store.path(version);
    String manifest = rewrite(path, "\"clustered\"", "\"guessed\"");
    assertThatThrownBy(() -> store.open(version))
        .isInstanceOf(CorruptSnapshotException.class)
        .hasMessage("v000001: manifest.json: found index guessed, expected exact or clustered");
    replace(path, manifest.replace("\"lists\" : 16", "\"lists\" : 17"));
    assertThatThrownBy(() -> store.open(version))
        .isInstanceOf(CorruptSnapshotException.class)
        .hasMessage("v000001: clusters.arrow: found lists 16, expected 17");
    replace(path, manifest.replace("\"lists\" : 16", "\"lists\" : 15"));
    assertThatThrownBy(() -> store.open(version))
        .isInstanceOf(CorruptSnapshotException.class)
        .hasMessage("clusters.arrow: found list 15, expected -1 to below 15");
    replace(path, manifest.replace("clusters.arrow", "items-int8.arrow"));
    assertThatThrownBy(() -> store.open(version)).isInstanceOf(CorruptSnapshotException.class);
  }

  private ModelSnapshot open(BatchLimits limits, IndexSettings settings, SnapshotContent content) {
    SnapshotStore store = new SnapshotStore(folder, limits, settings);
    return store.open(store.publish(content));
  }

  private static void assertFindsTheBest(ModelSnapshot snapshot) {
    FactorMatrix rows = snapshot.items().rows();
    float[] query = new float[rows.rank()];
    rows.copyRow(17, query);
    Search search = new Search(rows.rank());
    search.begin(query, video -> video % 2 == 1, 5, 50);
    assertThat(snapshot.index().search(search, ItemIndex.NEVER)).isTrue();
    search.rescore(video -> rows.dot(video, query), 1);
    int best =
        IntStream.range(0, rows.rows())
            .filter(video -> video % 2 == 1)
            .reduce((a, b) -> rows.dot(b, query) > rows.dot(a, query) ? b : a)
            .orElseThrow();
    assertThat(search.row(0)).isEqualTo(best);
  }

  private static void assertSame(QuantizedRows found, QuantizedRows expected) {
    assertThat(found.positions()).isEqualTo(expected.positions());
    for (int position = 0; position < expected.positions(); position++) {
      assertThat(found.row(position)).isEqualTo(expected.row(position));
      assertThat(found.scale(position)).isEqualTo(expected.scale(position));
    }
    assertThat(found.codes().toArray(ValueLayout.JAVA_BYTE))
        .isEqualTo(expected.codes().toArray(ValueLayout.JAVA_BYTE));
  }

  /** Replaces text of a manifest; returns the manifest as it was. */
  private static String rewrite(Path path, String text, String by) throws IOException {
    String manifest = Files.readString(path.resolve("manifest.json"));
    replace(path, manifest.replace(text, by));
    return manifest;
  }

  private static void replace(Path path, String manifest) throws IOException {
    Files.writeString(path.resolve("manifest.json"), manifest);
    Files.writeString(
        path.resolve("manifest.crc32c"), DurableFiles.crc32c(path.resolve("manifest.json")));
  }
}
