package io.reeltime.pipelines.run;

import io.reeltime.training.job.JobProtocol;
import io.reeltime.training.job.JobRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The working folders of runs. A training job removes its checkpoints when it ends, so a folder
 * that still has some belongs to a run that was killed, and the next one can go on from it.
 */
final class RunFolders {
  private static final Logger LOG = LoggerFactory.getLogger(RunFolders.class);
  private static final String CHECKPOINTS = "checkpoints";

  /** Later a new beginning is the better choice: the table has moved on, and may have forgotten. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(12);

  private final Path runs;

  RunFolders(Path runs) {
    this.runs = runs;
  }

  Path of(RunRecord run) {
    return runs.resolve(run.id());
  }

  Path checkpoints(RunRecord run) {
    return of(run).resolve(CHECKPOINTS);
  }

  /**
   * What a killed run was asked to do.
   *
   * @param before the run before this one
   * @return empty if it was not killed, left nothing to go on from, or is too long ago
   */
  Optional<JobRequest.Train> unfinished(RunRecord before, RunRecord now) {
    if (!Files.isDirectory(checkpoints(before))
        || before.startedAt().isBefore(now.startedAt().minus(LONGEST_PAUSE))) {
      return Optional.empty();
    }
    Path request = of(before).resolve("request.json");
    try {
      return JobProtocol.readRequest(request) instanceof JobRequest.Train train
          ? Optional.of(train)
          : Optional.empty();
    } catch (IOException e) {
      LOG.warn("request of the killed run={} cannot be read, beginning anew", before.id(), e);
      return Optional.empty();
    }
  }

  /** Hands the checkpoints of a killed run over to the one that goes on from it. */
  void handOver(RunRecord before, RunRecord now) {
    try {
      Files.createDirectories(of(now));
      Files.move(checkpoints(before), checkpoints(now), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "checkpoints: cannot move them from " + of(before) + " to " + of(now), e);
    }
  }

  /** Removes the checkpoints of all other runs: nobody will go on from them. */
  void removeOthers(RunRecord now) {
    if (!Files.isDirectory(runs)) {
      return;
    }
    try (Stream<Path> folders = Files.list(runs)) {
      folders
          .filter(folder -> !folder.equals(of(now)))
          .map(folder -> folder.resolve(CHECKPOINTS))
          .filter(Files::isDirectory)
          .forEach(RunFolders::remove);
    } catch (IOException e) {
      LOG.warn("checkpoints of killed runs not removed folder={}", runs, e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> entries = Files.walk(folder)) {
      List<Path> leavesFirst = entries.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : leavesFirst) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      LOG.warn("checkpoints of a killed run not removed folder={}", folder, e);
    }
  }
}
