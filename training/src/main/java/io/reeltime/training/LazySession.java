package io.reeltime.training;

import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * A Spark session that starts when it is first asked for: the models that need none do not wait for
 * it. For one thread.
 */
final class LazySession implements Supplier<SparkSession>, AutoCloseable {
  private final Supplier<SparkSession> start;
  private @Nullable SparkSession session;

  LazySession(Supplier<SparkSession> start) {
    this.start = start;
  }

  @Override
  public SparkSession get() {
    SparkSession started = session;
    if (started == null) {
      started = start.get();
      session = started;
    }
    return started;
  }

  @Override
  public void close() {
    if (session != null) {
      session.stop();
    }
  }
}
