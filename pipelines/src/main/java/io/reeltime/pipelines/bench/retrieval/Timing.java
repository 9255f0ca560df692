package io.reeltime.pipelines.bench.retrieval;

import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;

/**
 * What queries took, one after the other on one thread.
 *
 * @param p50Millis on the clock
 * @param p99Millis on the clock
 * @param cpuMillis of the thread, mean
 */
record Timing(double p50Millis, double p99Millis, double cpuMillis) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int DIGITS = 3;

  /**
   * Times rounds over all queries after as many that are not timed.
   *
   * @param calls per round
   * @param queriesPerCall queries that one call answers
   */
  static Timing of(int rounds, int calls, int queriesPerCall, IntConsumer call) {
    for (int warm = 0; warm < rounds * calls; warm++) {
      call.accept(warm % calls);
    }
    Histogram nanos = new Histogram(DIGITS);
    long cpuBefore = cpuNanos();
    for (int timed = 0; timed < rounds * calls; timed++) {
      long begin = System.nanoTime();
      call.accept(timed % calls);
      nanos.recordValue(System.nanoTime() - begin);
    }
    double cpu = (double) (cpuNanos() - cpuBefore) / ((long) rounds * calls * queriesPerCall);
    return new Timing(
        nanos.getValueAtPercentile(50) / NANOS_PER_MILLI / queriesPerCall,
        nanos.getValueAtPercentile(99) / NANOS_PER_MILLI / queriesPerCall,
        cpu / NANOS_PER_MILLI);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
