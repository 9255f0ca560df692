package io.reeltime.pipelines.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.training.job.WarmStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingPointTest {
  @TempDir private Path folder;

  @Test
  void readsNoneChampionAndVersions() {
    assertThat(StartingPoint.parse("none")).isEqualTo(new StartingPoint.Cold());
    assertThat(StartingPoint.parse("champion")).isEqualTo(new StartingPoint.Champion());
    assertThat(StartingPoint.parse("v000042"))
        .isEqualTo(new StartingPoint.Version(new SnapshotVersion(42)));
  }

  @Test
  void namesWhatItExpectsOfAnythingElse() {
    assertThatThrownBy(() -> StartingPoint.parse("42"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("warm-start: found '42', expected none, champion or a version such as v000042");
  }

  @Test
  void aVersionMustBeStartedFromAndAChampionMayBe() throws IOException {
    SnapshotStore snapshots = new SnapshotStore(folder);
    assertThat(new StartingPoint.Cold().warmStart(snapshots)).isEmpty();
    assertThat(new StartingPoint.Champion().warmStart(snapshots)).as("no champion yet").isEmpty();
    Files.writeString(folder.resolve(Alias.CHAMPION.fileName()), "v000007\n");
    SnapshotVersion champion = new SnapshotVersion(7);
    assertThat(new StartingPoint.Champion().warmStart(snapshots))
        .contains(new WarmStart(champion, WarmStart.Otherwise.START_COLD));
    assertThat(new StartingPoint.Version(champion).warmStart(snapshots))
        .contains(new WarmStart(champion, WarmStart.Otherwise.FAIL));
  }
}
