package io.reeltime.training.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobMessage.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobProgressTest {
  private final List<JobMessage> messages = new ArrayList<>();
  private Instant now = Instant.ofEpochSecond(1000);
  private final JobProgress progress = new JobProgress(messages::add, () -> now);

  @Test
  void putsStagesBehindOneAnother() {
    progress.stage("read", "reading", 0.25);
    ProgressListener fitting = progress.stage("fit", "fitting", 0.5);
    now = now.plusSeconds(30);
    fitting.at(0.5, "epoch 5 of 10");
    // half of the job in 30 s leaves 30 s
    assertThat(messages)
        .containsExactly(
            new Progress("read", "reading", 0, null),
            new Progress("fit", "fitting", 0.25, 0.0),
            new Progress("fit", "epoch 5 of 10", 0.5, 30.0));
  }

  @Test
  void givesNoEstimateWhileTooLittleIsDone() {
    now = now.plusSeconds(9);
    progress.stage("start", "starting", 0.1).at(1, "started");
    assertThat(messages).last().isEqualTo(new Progress("start", "started", 0.1, null));
  }
}
