package io.reeltime.training.progress;

/** Is told how far one stage of a job is. */
@FunctionalInterface
public interface ProgressListener {
  /** Listens to nothing. */
  ProgressListener SILENT = (fraction, detail) -> {};

  /**
   * Called as the stage moves on; from any thread, one at a time.
   *
   * @param fraction of this stage that is done, in [0, 1]
   * @param detail in words, such as {@code epoch 3 of 10}
   */
  void at(double fraction, String detail);
}
