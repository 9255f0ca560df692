package io.reeltime.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reeltime.data.snapshot.EvaluationReport;
import io.reeltime.training.job.JobProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which a training job leaves what it has done, for a job of the same request to go
 * on from: the checkpoints of the fit under way, and the evaluation once it is over. A job that
 * ends, well or not, removes it; so it is there only when the job was killed.
 */
final class JobCheckpoints {
  private static final Logger LOG = LoggerFactory.getLogger(JobCheckpoints.class);
  private static final String EVALUATION = "evaluation.json";

  private final @Nullable Path folder;

  /**
   * @param folder null where nothing is to be left
   */
  JobCheckpoints(@Nullable Path folder) {
    this.folder = folder;
  }

  /** What the evaluation found before the job was killed. */
  Optional<EvaluationReport> evaluation() {
    if (folder == null || !Files.exists(folder.resolve(EVALUATION))) {
      return Optional.empty();
    }
    try {
      String json = Files.readString(folder.resolve(EVALUATION));
      return Optional.of(JobProtocol.read(json, EvaluationReport.class));
    } catch (JsonProcessingException e) {
      LOG.warn("evaluation of the killed job is torn, evaluating again folder={}", folder, e);
    } catch (IOException e) {
      LOG.warn(
          "evaluation of the killed job cannot be read, evaluating again folder={}", folder, e);
    }
    return Optional.empty();
  }

  /** Keeps what the evaluation found. */
  void keep(EvaluationReport report) throws IOException {
    if (folder == null) {
      return;
    }
    Files.createDirectories(folder);
    Path temporary = folder.resolve(EVALUATION + ".writing");
    Files.writeString(temporary, JobProtocol.write(report));
    Files.move(temporary, folder.resolve(EVALUATION), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes the folder; what stays costs space alone. */
  void remove() {
    if (folder == null || !Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      List<Path> leavesFirst = entries.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : leavesFirst) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      LOG.warn("checkpoints of an ended job not removed folder={}", folder, e);
    }
  }
}
