package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.ml.param.ParamMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits that die and are taken up again. */
class CheckpointIT extends LocalFits {
  @TempDir private Path folder;

  @Test
  void aTaskThatFailsOnceCostsARecomputation() {
    AtomicInteger calls = new AtomicInteger();
    ReelAls als =
        small()
            .setListener(epoch -> {
              if (epoch.number() == 3 && calls.getAndIncrement() == 0) {
                throw new IllegalStateException("the executor dies");
              }
            });
    float[][] broken = TestRatings.sorted(als.fit(table).itemFactors());
    assertThat(calls).hasValue(2);
    assertSame(broken, TestRatings.sorted(small().fit(table).itemFactors()));
  }

  @Test
  void resumesAKilledRunFromItsLastCheckpoint() {
    for (int blocks : new int[] {1, 2}) {
      String checkpoints = folder.resolve("checkpoints-" + blocks).toString();
      ReelAls als =
          small().setNumBlocks(blocks).setCheckpointDir(checkpoints).setCheckpointInterval(2);
      float[][] whole = TestRatings.sorted(als.fit(table).itemFactors());
      killAfterFive(als);
      assertThat(epochsOf(als, whole)).as("%d blocks", blocks).containsExactly(5, 6, 7, 8);
      assertThat(folder.resolve("checkpoints-" + blocks)).isEmptyDirectory();
    }
  }

  @Test
  void goesBackToTheCheckpointBeforeATornOneAndElseBeginsAnew() throws Exception {
    for (int blocks : new int[] {1, 2}) {
      Path checkpoints = folder.resolve("torn-" + blocks);
      ReelAls als = small().setNumBlocks(blocks);
      als.setCheckpointDir(checkpoints.toString()).setCheckpointInterval(2);
      float[][] whole = TestRatings.sorted(als.fit(table).itemFactors());

      killAfterFive(als);
      tear(checkpoints, "epoch-000004/users-%05d.factors".formatted(blocks - 1));
      assertThat(epochsOf(als, whole)).as("%d blocks", blocks).containsExactly(3, 4, 5, 6, 7, 8);

      killAfterFive(als);
      tear(checkpoints, "epoch-000004/items-%05d.factors".formatted(blocks - 1));
      tear(checkpoints, "epoch-000002/users-00000.factors");
      assertThat(epochsOf(als, whole))
          .as("%d blocks", blocks)
          .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }
  }

  private static void killAfterFive(ReelAls als) {
    assertThatThrownBy(
            () -> als.copy(ParamMap.empty()).setListener(LocalFits::dieAfterFive).fit(table))
        .hasStackTraceContaining("killed");
  }

  /** Cuts a file of the one fit in half. */
  private static void tear(Path checkpoints, String name) throws IOException {
    try (Stream<Path> files = Files.walk(checkpoints)) {
      Path file = files.filter(each -> each.endsWith(name)).findFirst().orElseThrow();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() / 2);
      }
    }
  }

  /** Fits on, to the same factors, and returns the epochs that it took. */
  private static List<Integer> epochsOf(ReelAls als, float[][] expected) {
    List<Integer> told = new ArrayList<>();
    ReelAlsModel resumed =
        als.copy(ParamMap.empty()).setListener(epoch -> told.add(epoch.number())).fit(table);
    assertSame(TestRatings.sorted(resumed.itemFactors()), expected);
    return told;
  }
}
