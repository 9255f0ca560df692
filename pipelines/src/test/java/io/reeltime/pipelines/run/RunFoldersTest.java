package io.reeltime.pipelines.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.training.job.JobProtocol;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.ModelParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFoldersTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path runs;
  private final RunRecord killed = RunRecord.started("killed", Trigger.MANUAL, NOON);
  private final RunRecord now =
      RunRecord.started("now", Trigger.MANUAL, NOON.plus(Duration.ofHours(1)));
  private RunFolders folders;

  @BeforeEach
  void leaveWhatAKilledRunLeaves() throws IOException {
    folders = new RunFolders(runs);
    Files.createDirectories(folders.checkpoints(killed).resolve("reel-als-1"));
    Files.writeString(folders.checkpoints(killed).resolve("reel-als-1/complete"), "");
    JobProtocol.writeRequest(request(), folders.of(killed).resolve("request.json"));
  }

  @Test
  void aRunWithCheckpointsIsUnfinished() {
    assertThat(folders.unfinished(killed, now)).contains(request());
  }

  @Test
  void aRunWithoutCheckpointsHasEndedByItself() {
    folders.removeOthers(now);
    assertThat(folders.checkpoints(killed)).doesNotExist();
    assertThat(folders.of(killed).resolve("request.json")).exists();
    assertThat(folders.unfinished(killed, now)).isEmpty();
  }

  @Test
  void aRunOfYesterdayIsNotGoneOnFrom() {
    RunRecord tomorrow =
        RunRecord.started("tomorrow", Trigger.MANUAL, NOON.plus(Duration.ofDays(1)));
    assertThat(folders.unfinished(killed, tomorrow)).isEmpty();
  }

  @Test
  void aRequestThatCannotBeReadIsNotGoneOnFrom() throws IOException {
    Files.writeString(folders.of(killed).resolve("request.json"), "{\"job\": \"tra");
    assertThat(folders.unfinished(killed, now)).isEmpty();
  }

  @Test
  void theNextRunTakesTheCheckpointsOver() {
    folders.handOver(killed, now);
    assertThat(folders.checkpoints(killed)).doesNotExist();
    assertThat(folders.checkpoints(now).resolve("reel-als-1/complete")).exists();
    folders.removeOthers(now);
    assertThat(folders.checkpoints(now)).isDirectoryContaining(file -> true);
  }

  private JobRequest.Train request() {
    return new JobRequest.Train(
        runs.resolve("lake"),
        7,
        0,
        "log",
        100,
        runs.resolve("models"),
        null,
        PreferenceWeights.defaults(),
        0.1,
        ModelParameters.defaults("reel"),
        null,
        folders.checkpoints(killed));
  }
}
