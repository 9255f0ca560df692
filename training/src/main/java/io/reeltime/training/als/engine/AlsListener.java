package io.reeltime.training.als.engine;

import java.io.Serializable;

/** Is told of each epoch. */
@FunctionalInterface
public interface AlsListener {
  /** Listens to nothing. */
  AlsListener SILENT = epoch -> {};

  /** Called after each epoch, on the thread that fits. */
  void epoch(Epoch epoch);

  /**
   * An epoch that is done: both halves.
   *
   * @param number from 1
   * @param of epochs in all
   * @param loss of the objective after it, NaN when it was not asked for
   * @param seconds of this epoch, without the time for its loss
   */
  record Epoch(int number, int of, double loss, double seconds) implements Serializable {}
}
