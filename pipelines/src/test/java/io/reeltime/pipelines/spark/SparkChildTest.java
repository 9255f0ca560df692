package io.reeltime.pipelines.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobProtocol;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.ModelParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell script stands where the JDK's {@code java} would, and behaves as children may. */
class SparkChildTest {
  private static final JobMessage RESULT =
      new JobMessage.Trained(new SnapshotVersion(3), Map.of("recall@20", 0.5));

  @TempDir private Path folder;
  private final List<JobMessage.Progress> heard = new ArrayList<>();

  @BeforeEach
  void makeTrainingFolder() throws IOException {
    Files.createDirectories(folder.resolve("training/lib"));
    Files.createFile(folder.resolve("training/reeltime-training-0.jar"));
  }

  @Test
  void theLastMessageIsTheResultAndProgressIsHeard() throws Exception {
    JobMessage.Progress half = new JobMessage.Progress("fit", "epoch 1 of 2", 0.5, 3.0);

    JobMessage result =
        run("echo noise", say(half), "echo '@reeltime {broken'", say(RESULT), "exit 0");

    assertThat(result).isEqualTo(RESULT);
    assertThat(heard).containsExactly(half);
    assertThat(folder.resolve("job/job.log")).hasContent("noise\n@reeltime {broken");
  }

  @Test
  void aChildThatSaysWhyItFailedIsQuoted() {
    assertThatThrownBy(() -> run(say(new JobMessage.Failed("too few events: 3")), "exit 1"))
        .isInstanceOf(JobFailedException.class)
        .hasMessage("too few events: 3");
  }

  @Test
  void aChildThatDiesIsReportedWithExitCodeAndTheEndOfItsLog() {
    assertThatThrownBy(() -> run("echo last words", "exit 137"))
        .isInstanceOf(JobFailedException.class)
        .hasMessageContaining("exit code 137")
        .hasMessageContaining("last words");
  }

  @Test
  void aResultFollowedByABadExitIsNotTrusted() {
    assertThatThrownBy(() -> run(say(RESULT), "exit 3"))
        .isInstanceOf(JobFailedException.class)
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("not trusted");
  }

  @Test
  void aChildThatPrintsOnlyGarbageHasNoResult() {
    assertThatThrownBy(() -> run("echo garbage", "exit 0"))
        .isInstanceOf(JobFailedException.class)
        .hasMessageContaining("no result");
  }

  @Test
  void aChildThatHangsIsKilledAtItsTimeout() {
    assertThatThrownBy(() -> run(Duration.ofMillis(300), "exec sleep 60"))
        .isInstanceOf(JobFailedException.class)
        .hasMessageContaining("killed after PT0.3S");
  }

  @Test
  void aTrainingFolderThatWasNotBuiltIsRefused() {
    assertThatThrownBy(() ->
            new SparkSettings(
                folder, folder.resolve("nowhere"), "local[1]", 512, Duration.ofHours(1)))
        .hasMessageContaining("nowhere")
        .hasMessageContaining("build with ./reeltime");
  }

  private JobMessage run(String... script) throws Exception {
    return run(Duration.ofMinutes(1), script);
  }

  private JobMessage run(Duration timeout, String... script) throws Exception {
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + String.join("\n", script) + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    SparkSettings settings =
        new SparkSettings(
            folder.resolve("jdk"), folder.resolve("training"), "local[1]", 512, timeout);
    JobRequest request =
        new JobRequest.Evaluate(
            Path.of("train"),
            null,
            null,
            "adjacency",
            List.of(),
            List.of(20),
            ModelParameters.defaults("popularity"),
            null);
    return new SparkChild(settings).run(request, folder.resolve("job"), heard::add);
  }

  private static String say(JobMessage message) {
    return "cat <<'END'\n" + JobProtocol.format(message) + "\nEND";
  }
}
