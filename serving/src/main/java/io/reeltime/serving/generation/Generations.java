package io.reeltime.serving.generation;

/**
 * The one reference through which requests reach the current generation. Lock-free; safe for many
 * threads.
 */
public final class Generations implements AutoCloseable {
  private volatile Generation current;
  private volatile boolean closed;

  /**
   * @param first what to answer from until the first champion; owned from now on
   */
  public Generations(Generation first) {
    this.current = first;
  }

  /**
   * The current generation, held for the caller, who closes it.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public Generation hold() {
    while (!closed) {
      Generation generation = current;
      if (generation.tryHold()) {
        return generation;
      }
      // Replaced and drained between the two lines above: the next one is already there.
      Thread.onSpinWait();
    }
    throw new IllegalStateException("serving is shut down");
  }

  /** Makes a generation the current one; the one before is freed when its last holder is done. */
  void replaceBy(Generation next) {
    Generation before = current;
    current = next;
    before.close();
  }

  /** Lets go of the current generation; holders may finish. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      current.close();
    }
  }
}
