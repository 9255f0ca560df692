package io.reeltime.pipelines.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.spark.SparkChild;
import io.reeltime.pipelines.spark.SparkSettings;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobProtocol;
import io.reeltime.training.job.MaintenanceRules;
import io.reeltime.training.job.TableMaintained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell script stands where the JDK's {@code java} would. */
class MaintenanceRunsTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final TableMaintained EVENTS = new TableMaintained("events", 9, 1, 9, 1, 3, 8, 2);

  @TempDir private Path folder;
  private Home home;

  @BeforeEach
  void makeHome() throws IOException {
    home = Home.in(folder.resolve("home"));
    Files.createDirectories(folder.resolve("training/lib"));
    Files.createFile(folder.resolve("training/reeltime-training-0.jar"));
  }

  @Test
  void aHomeWithoutALakeIsSkippedAndTheRecordStays() throws Exception {
    MaintenanceRuns runs = runs("exit 1");
    assertThat(runs.run(progress -> {}).orElseThrow())
        .satisfies(run -> assertThat(run.state()).isEqualTo(MaintenanceState.SKIPPED))
        .satisfies(run -> assertThat(runs("exit 1").last()).contains(run));
  }

  @Test
  void theRecordSaysWhatWasDoneToEachTable() throws Exception {
    makeLake();
    MaintenanceRecord run =
        runs(say(new JobMessage.Maintained(List.of(EVENTS)))).run(p -> {}).orElseThrow();
    assertThat(run.state()).isEqualTo(MaintenanceState.DONE);
    assertThat(run.tables()).containsExactly(EVENTS);
  }

  @Test
  void aFailedJobIsQuotedInTheRecord() throws Exception {
    makeLake();
    MaintenanceRecord run =
        runs(say(new JobMessage.Failed("no space left")), "exit 1").run(p -> {}).orElseThrow();
    assertThat(run.state()).isEqualTo(MaintenanceState.FAILED);
    assertThat(run.reason()).isEqualTo("no space left");
  }

  @Test
  void aSecondRunOfTheSameHomeIsRefusedWhileOneIsUnderWay() throws Exception {
    try (MaintenanceLock held =
        MaintenanceLock.take(home.folder().resolve("maintenance.lock")).orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(runs("exit 0").run(progress -> {})).isEmpty();
    }
    assertThat(runs("exit 0").run(progress -> {})).isPresent();
  }

  @Test
  void aRunThatItsProcessDidNotSurviveIsFoundInterrupted() throws Exception {
    MaintenanceStore store = new MaintenanceStore(home.controlDatabase());
    store.save(MaintenanceRecord.started("0", NOON));
    runs("exit 0").run(progress -> {});
    assertThat(store.newest(2).getLast().state()).isEqualTo(MaintenanceState.INTERRUPTED);
  }

  @Test
  void theIntervalBeginsAtTheFirstStartAndNotAtLaterOnes() throws Exception {
    runs("exit 0").begin();
    MaintenanceRecord first = runs("exit 0").last().orElseThrow();
    runs("exit 0").begin();
    assertThat(runs("exit 0").last()).contains(first);
    assertThat(first.startedAt()).isEqualTo(NOON);
  }

  private void makeLake() throws IOException {
    Files.createDirectories(home.lake().folder());
    Files.createFile(home.lake().catalogFile());
  }

  private MaintenanceRuns runs(String... script) throws IOException {
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + String.join("\n", script) + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    SparkSettings settings =
        new SparkSettings(
            folder.resolve("jdk"),
            folder.resolve("training"),
            "local[1]",
            512,
            Duration.ofMinutes(1));
    return new MaintenanceRuns(
        home, new SparkChild(settings), MaintenanceRules.DEFAULT, InstantSource.fixed(NOON));
  }

  private static String say(JobMessage message) {
    return "cat <<'END'\n" + JobProtocol.format(message) + "\nEND";
  }
}
