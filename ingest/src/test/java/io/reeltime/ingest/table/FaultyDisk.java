package io.reeltime.ingest.table;

import java.io.IOException;
import java.util.SplittableRandom;

/**
 * The plan of a fault: which step of file access fails, and how. A step is the making of a file,
 * its close before the bytes are forced, its close after, or a deletion. Between two steps the
 * catalogue may have committed. One at a time, since Iceberg makes its file access by name.
 */
final class FaultyDisk {

  /** What happens at the planned step. */
  enum Fault {
    /** This step fails, the next ones work: a passing I/O error. */
    ERROR,
    /** Nothing works any more, and bytes that were not forced are gone or torn. */
    POWER_CUT
  }

  private static FaultyDisk current = new FaultyDisk(Fault.ERROR, Integer.MAX_VALUE, 0);

  private final Fault fault;
  private final int failing;
  private final SplittableRandom random;
  private int steps;

  private FaultyDisk(Fault fault, int failing, long seed) {
    this.fault = fault;
    this.failing = failing;
    this.random = new SplittableRandom(seed);
  }

  static synchronized FaultyDisk plan(Fault fault, int failingStep, long seed) {
    current = new FaultyDisk(fault, failingStep, seed);
    return current;
  }

  static synchronized FaultyDisk current() {
    return current;
  }

  /** Takes a step. */
  synchronized void step(String what) throws IOException {
    int step = steps++;
    if (step == failing || isCut()) {
      throw new IOException("planned " + fault + " at step " + step + ", " + what);
    }
  }

  synchronized void requirePower() throws IOException {
    if (isCut()) {
      throw new IOException("no power");
    }
  }

  private boolean isCut() {
    return fault == Fault.POWER_CUT && steps > failing;
  }

  /** What of unforced bytes is found on disk: none, a part, or the right size with garbage. */
  synchronized byte[] torn(byte[] unforced) {
    int kept = random.nextInt(unforced.length + 1);
    byte[] found = new byte[random.nextBoolean() ? kept : unforced.length];
    System.arraycopy(unforced, 0, found, 0, Math.min(kept, found.length));
    return found;
  }

  synchronized boolean nameIsLost() {
    return random.nextInt(3) == 0;
  }

  synchronized int steps() {
    return steps;
  }
}
