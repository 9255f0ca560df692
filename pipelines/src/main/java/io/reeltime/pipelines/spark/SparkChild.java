package io.reeltime.pipelines.spark;

import io.reeltime.training.job.JobCommand;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobProtocol;
import io.reeltime.training.job.JobRequest;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one job in a child JVM and waits for it.
 *
 * <p>The child's standard input stays open as long as we live: it ends itself when the pipe breaks,
 * so that a killed parent leaves no Spark behind. Whatever it prints that is no {@link JobMessage}
 * goes to {@code job.log} beside its request.
 */
public final class SparkChild implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SparkChild.class);
  private static final int LOG_TAIL_LINES = 15;

  private final SparkSettings settings;
  private volatile @Nullable Process running;
  private volatile boolean closed;

  public SparkChild(SparkSettings settings) {
    this.settings = settings;
  }

  /**
   * Runs a job to its end.
   *
   * @param request what to do
   * @param folder of this job, made if missing: receives {@code request.json} and {@code job.log}
   * @param progress called on each progress message, on the calling thread
   * @return the job's last message: {@link JobMessage.Trained} or {@link JobMessage.Evaluated}
   * @throws JobFailedException if the job failed, died, hung past its timeout or said nothing
   * @throws InterruptedException if {@link #close closed} meanwhile; the child is killed first
   */
  public JobMessage run(JobRequest request, Path folder, Consumer<JobMessage.Progress> progress)
      throws InterruptedException {
    Path log = folder.resolve("job.log");
    try {
      Files.createDirectories(folder);
      Path requestFile = folder.resolve("request.json");
      JobProtocol.writeRequest(request, requestFile);
      Files.deleteIfExists(log);
      Process child = start(requestFile, log);
      running = child;
      try {
        return await(child, log, progress);
      } finally {
        child.destroyForcibly();
        running = null;
      }
    } catch (IOException e) {
      throw new JobFailedException("Spark child JVM: cannot start or read it; see " + log, e);
    }
  }

  /** Kills the job under way, if there is one; later ones are refused. */
  @Override
  public void close() {
    closed = true;
    Process child = running;
    if (child != null) {
      child.destroyForcibly();
    }
  }

  private Process start(Path requestFile, Path log) throws IOException, InterruptedException {
    if (closed) {
      throw new InterruptedException("closed: no job is started any more");
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            JobCommand.of(
                settings.javaHome(),
                settings.trainingFolder(),
                settings.master(),
                settings.heapMegabytes(),
                requestFile));
    builder.environment().putAll(JobCommand.environment());
    return builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }

  private JobMessage await(Process child, Path log, Consumer<JobMessage.Progress> progress)
      throws IOException, InterruptedException {
    AtomicBoolean timedOut = new AtomicBoolean();
    Thread watchdog = watchdog(child, timedOut);
    JobMessage last = null;
    try {
      last = listen(child, log, progress);
      int exit = child.waitFor();
      if (closed) {
        throw new InterruptedException("closed while a Spark job was running");
      }
      return result(last, exit, timedOut.get(), log);
    } finally {
      watchdog.interrupt();
    }
  }

  /** Kills the child when its time is over. */
  private Thread watchdog(Process child, AtomicBoolean timedOut) {
    return Thread.ofVirtual()
        .name("spark-child-watchdog")
        .start(() -> {
          try {
            if (!child.waitFor(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
              timedOut.set(true);
              child.destroyForcibly();
            }
          } catch (InterruptedException e) {
            LOG.trace("the job ended in time", e);
          }
        });
  }

  private static @Nullable JobMessage listen(
      Process child, Path log, Consumer<JobMessage.Progress> progress) throws IOException {
    JobMessage last = null;
    try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8);
        BufferedWriter rest =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<JobMessage> message = JobProtocol.parse(line);
        if (message.isEmpty()) {
          rest.append(line).append('\n').flush();
        } else if (message.get() instanceof JobMessage.Progress step) {
          progress.accept(step);
        } else {
          last = message.get();
        }
      }
    }
    return last;
  }

  private JobMessage result(@Nullable JobMessage last, int exit, boolean timedOut, Path log)
      throws IOException {
    if (timedOut) {
      throw new JobFailedException(
          "Spark job: killed after " + settings.timeout() + " (its timeout); see " + log);
    }
    if (last instanceof JobMessage.Failed failed) {
      throw new JobFailedException(failed.reason());
    }
    if (last == null || exit != 0) {
      throw new JobFailedException(
          "Spark child JVM: ended with exit code "
              + exit
              + " and "
              + (last == null ? "no result" : "a result that is not trusted")
              + "; the end of "
              + log
              + ":\n"
              + tail(log));
    }
    return last;
  }

  private static String tail(Path log) throws IOException {
    var lines = Files.readAllLines(log);
    return String.join(
        "\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
  }
}
