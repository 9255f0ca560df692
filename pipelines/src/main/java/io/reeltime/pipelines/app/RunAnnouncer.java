package io.reeltime.pipelines.app;

import io.reeltime.pipelines.run.RunListener;
import io.reeltime.pipelines.run.RunRecord;
import io.reeltime.training.job.JobMessage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes what a run does on to everybody who asked to hear it. */
@Singleton
public class RunAnnouncer implements RunListener {
  private final List<RunListener> listeners = new CopyOnWriteArrayList<>();

  public void add(RunListener listener) {
    listeners.add(listener);
  }

  @Override
  public void changed(RunRecord run) {
    listeners.forEach(listener -> listener.changed(run));
  }

  @Override
  public void progress(RunRecord run, JobMessage.Progress progress) {
    listeners.forEach(listener -> listener.progress(run, progress));
  }
}
