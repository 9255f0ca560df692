package io.reeltime.training.progress;

import io.reeltime.training.job.JobMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the stages of a job one behind another and estimates the time left from the time taken.
 *
 * <p>Not safe for threads, except through the listener of the stage that is running.
 */
public final class JobProgress {
  /** Below this share the time taken says too little about the time left. */
  private static final double SHARE_BEFORE_ESTIMATE = 0.15;

  private final Consumer<JobMessage> out;
  private final InstantSource clock;
  private final Instant start;
  private double done;

  public JobProgress(Consumer<JobMessage> out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.start = clock.instant();
  }

  /**
   * Begins the next stage; the one before it counts as done.
   *
   * @param name one of {@link JobMessage.Progress#stage()}
   * @param detail what it does
   * @param share of the whole job that it takes, in [0, 1]
   * @return the listener to hand to it
   */
  public ProgressListener stage(String name, String detail, double share) {
    double before = done;
    done = Math.min(1, done + share);
    print(name, detail, before);
    return (fraction, words) -> print(name, words, Math.min(1, before + fraction * share));
  }

  private synchronized void print(String stage, String detail, double fraction) {
    out.accept(new JobMessage.Progress(stage, detail, fraction, secondsLeft(fraction)));
  }

  private @Nullable Double secondsLeft(double fraction) {
    if (fraction < SHARE_BEFORE_ESTIMATE) {
      return null;
    }
    double taken = Duration.between(start, clock.instant()).toMillis() / 1000.0;
    return taken * (1 - fraction) / fraction;
  }
}
