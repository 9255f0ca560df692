package io.reeltime.pipelines.bench.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.ModelSnapshot;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.pipelines.bench.vectors.VectorFile;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticHomeTest {
  private static final SyntheticSettings SETTINGS =
      new SyntheticSettings(
          5_000, 16, 50, 10, 20, List.of(100.0, 10.0), Instant.parse("2026-11-01T00:00:00Z"), 3);

  @TempDir private Path folder;

  @Test
  void publishesAChampionThatServingCanOpenAndTheVectorsOfItsUsers() throws Exception {
    PublishedHome home = publish(SyntheticHome.Copies.FOR_PEERS);

    SnapshotStore store = new SnapshotStore(folder.resolve("models"));
    assertThat(store.alias(Alias.CHAMPION)).contains(home.version());
    try (ModelSnapshot snapshot = store.open(home.version());
        Arena arena = Arena.ofConfined()) {
      assertThat(snapshot.items().size()).isEqualTo(5_000);
      assertThat(snapshot.items().videoId(4_999)).isEqualTo("v000004999");
      AskedUser first = home.questions().getFirst().users().getFirst();
      UserHistory history = snapshot.histories().historyOf(first.userId());
      assertThat(history.videoIndexes()).containsExactly(first.seen());
      VectorFile factors = VectorFile.map(home.vectors().factors(), 16, arena);
      float[] row = new float[16];
      snapshot.items().factors().copyRow(1_234, row);
      assertThat(factors.row(1_234)).containsExactly(row);
      assertThat(VectorFile.map(home.vectors().queryVectors(), 16, arena).rows(10)[0])
          .containsExactly(first.vector());
    }
  }

  @Test
  void rulesPassTheShareThatWasAskedFor() throws Exception {
    CategoryRule tenth = publish(SyntheticHome.Copies.NONE).questions().get(1).rule();

    assertThat(tenth.passing()).isCloseTo(500, withinPercentage(10));
    assertThat(tenth.text()).startsWith("category in ('category").endsWith("')");
    assertThat(tenth.title()).isEqualTo("10 %");
  }

  @Test
  void refusesToAskMoreUsersThanThereAre() {
    assertThatThrownBy(
            () -> new SyntheticSettings(10, 4, 5, 6, 5, List.of(100.0), Instant.EPOCH, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("synthetic home: asked users: found 6, expected 1 to 5");
  }

  private PublishedHome publish(SyntheticHome.Copies copies) throws Exception {
    return new SyntheticHome(SETTINGS)
        .publish(folder.resolve("models"), folder.resolve("vectors"), copies);
  }
}
