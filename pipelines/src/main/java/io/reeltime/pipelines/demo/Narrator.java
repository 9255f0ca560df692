package io.reeltime.pipelines.demo;

import io.reeltime.pipelines.run.RunListener;
import io.reeltime.pipelines.run.RunRecord;
import io.reeltime.pipelines.run.RunState;
import io.reeltime.training.job.JobMessage;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Prints what is happening as it happens, with the time since the demo began. */
public final class Narrator implements RunListener {
  private static final double PROGRESS_STEP = 0.1;

  private final PrintStream out;
  private final Clock clock;
  private final Instant began;
  private double announced;
  private String stage = "";

  /**
   * @param out where to
   * @param clock tells how long it has been
   * @param began when the process started
   */
  public Narrator(PrintStream out, Clock clock, Instant began) {
    this.out = out;
    this.clock = clock;
    this.began = began;
  }

  /** Says one thing. */
  public synchronized void say(String format, Object... arguments) {
    Duration since = sinceBegin();
    out.printf("[%02d:%02d] ", since.toMinutes(), since.toSecondsPart());
    out.println(String.format(Locale.ROOT, format, arguments));
    out.flush();
  }

  /** Time since the process started. */
  Duration sinceBegin() {
    return Duration.between(began, clock.instant());
  }

  @Override
  public void changed(RunRecord run) {
    if (run.state() == RunState.RUNNING && run.steps().isEmpty()) {
      announced = 0;
      stage = "";
      say("training starts (%s)", run.trigger().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    } else if (run.state() != RunState.RUNNING) {
      say("training %s: %s", run.state().name().toLowerCase(Locale.ROOT), run.reason());
    }
  }

  @Override
  public void progress(RunRecord run, JobMessage.Progress progress) {
    if (progress.stage().equals(stage) && progress.fraction() < announced + PROGRESS_STEP) {
      return;
    }
    stage = progress.stage();
    announced = progress.fraction();
    say("  %3.0f %%  %s %s", progress.fraction() * 100, progress.stage(), progress.detail());
  }
}
