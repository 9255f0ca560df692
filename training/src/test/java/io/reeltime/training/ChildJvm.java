package io.reeltime.training;

import io.reeltime.training.job.JobCommand;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobProtocol;
import io.reeltime.training.job.JobRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs jobs in a JVM of their own, from the packaged module, as {@code pipelines} does. */
final class ChildJvm {
  private static final Path ROOT = Path.of(System.getProperty("reeltime.root"));
  private static final int HEAP_MEGABYTES = 1024;

  private ChildJvm() {}

  /** Everything a job said, and how it ended. */
  record Outcome(int exitCode, List<JobMessage> messages) {
    JobMessage last() {
      return messages.getLast();
    }
  }

  static Outcome run(JobRequest request, Path folder) throws IOException, InterruptedException {
    Process process = start(request, folder);
    try (BufferedReader lines = process.inputReader()) {
      List<JobMessage> messages =
          lines.lines().map(JobProtocol::parse).flatMap(Optional::stream).toList();
      return new Outcome(process.waitFor(), messages);
    } finally {
      process.destroyForcibly();
    }
  }

  static Process start(JobRequest request, Path folder) throws IOException {
    Path file = folder.resolve("request.json");
    JobProtocol.writeRequest(request, file);
    ProcessBuilder builder =
        new ProcessBuilder(
            JobCommand.of(
                Path.of(System.getProperty("java.home")),
                ROOT.resolve("training").resolve("target"),
                "local[2]",
                HEAP_MEGABYTES,
                file));
    builder.environment().putAll(JobCommand.environment());
    builder.redirectError(folder.resolve("job.log").toFile());
    return builder.start();
  }
}
