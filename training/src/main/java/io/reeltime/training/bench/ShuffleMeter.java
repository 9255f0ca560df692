package io.reeltime.training.bench;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Adds up what Spark says that tasks wrote for other tasks. */
final class ShuffleMeter extends SparkListener {
  private final AtomicLong bytes = new AtomicLong();

  /** Bytes that a piece of work shuffles. */
  static long measure(SparkContext context, Runnable work) {
    ShuffleMeter meter = new ShuffleMeter();
    settle(context);
    context.addSparkListener(meter);
    try {
      work.run();
      settle(context);
      return meter.bytes.get();
    } finally {
      context.removeSparkListener(meter);
    }
  }

  /** Spark tells its listeners later, on a thread of its own. */
  private static void settle(SparkContext context) {
    try {
      context.listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark's listeners have not been told in time", e);
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskMetrics() != null) {
      bytes.addAndGet(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
    }
  }
}
