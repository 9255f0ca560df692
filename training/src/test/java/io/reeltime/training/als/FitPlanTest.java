package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;

class FitPlanTest {

  @Test
  void checkpointsThatCannotBeDeletedDoNotCostTheFit() {
    CheckpointFolder unreachable =
        new CheckpointFolder(
            "nowhere://host/folder",
            "reel-als-1",
            2,
            new SerializableConfiguration(new Configuration(false)));
    assertThatThrownBy(unreachable::delete).isInstanceOf(UncheckedIOException.class);
    assertThatCode(() -> FitPlan.discard(unreachable)).doesNotThrowAnyException();
    assertThatCode(() -> FitPlan.discard(null)).doesNotThrowAnyException();
  }
}
