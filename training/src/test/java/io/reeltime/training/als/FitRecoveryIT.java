package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** What a fit leaves for the case that something is lost. */
class FitRecoveryIT extends LocalFits {
  @TempDir private Path folder;

  @Test
  void theLineageOfAnEpochsFactorsDoesNotGrowWithTheEpochs() {
    for (String checkpoints : List.of("", folder.resolve("checkpoints").toString())) {
      List<Integer> longest = new ArrayList<>();
      small()
          .setNumBlocks(2)
          .setCheckpointDir(checkpoints)
          .setCheckpointInterval(50)
          .setListener(_ -> longest.add(longestLineage()))
          .fit(table);
      assertThat(longest).as("checkpoints '%s'", checkpoints).hasSize(8);
      assertThat(longest.getLast()).isLessThanOrEqualTo(longest.getFirst());
    }
  }

  /** Lines of Spark's description, a line per step, of what is kept now. */
  private static int longestLineage() {
    return CollectionConverters.asJava(session.sparkContext().getPersistentRDDs()).values().stream()
        .mapToInt(kept -> Math.toIntExact(kept.toDebugString().lines().count()))
        .max()
        .orElse(0);
  }

  @Test
  void aWarmStartResumesNoCheckpointOfAnotherModelInTheSameFolder() throws Exception {
    for (int blocks : new int[] {1, 2}) {
      String former = folder.resolve("former-" + blocks).toString();
      ReelAls warm =
          small()
              .setNumBlocks(blocks)
              .setInitialModel(former)
              .setCheckpointDir(folder.resolve("checkpoints-" + blocks).toString())
              .setCheckpointInterval(2);
      small().setMaxIter(1).fit(table).save(former);
      assertThatThrownBy(() -> warm.setListener(LocalFits::dieAfterFive).fit(table))
          .hasStackTraceContaining("killed");
      small().setMaxIter(1).setSeed(5).fit(table).write().overwrite().save(former);
      assertThat(firstEpoch(warm)).as("%d blocks, other model", blocks).isEqualTo(1);
      small().setMaxIter(1).fit(table).write().overwrite().save(former);
      assertThat(firstEpoch(warm)).as("%d blocks, same model", blocks).isEqualTo(5);
    }
  }

  private static int firstEpoch(ReelAls als) {
    List<Integer> told = new ArrayList<>();
    als.setListener(epoch -> told.add(epoch.number())).fit(table);
    return told.getFirst();
  }
}
