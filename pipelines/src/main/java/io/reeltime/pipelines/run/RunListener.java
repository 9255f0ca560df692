package io.reeltime.pipelines.run;

import io.reeltime.training.job.JobMessage;

/** Hears what a run does while it does it; called on the run's thread. */
public interface RunListener {

  /** A listener that does not listen. */
  RunListener NONE = new RunListener() {};

  /** The run changed: a step began or ended, or the run itself. */
  default void changed(RunRecord run) {}

  /** The training step moved on. */
  default void progress(RunRecord run, JobMessage.Progress progress) {}
}
