package io.reeltime.training.als;

import org.apache.spark.SparkContext;
import org.apache.spark.storage.StorageLevel;

/**
 * What a fit can count on.
 *
 * @param count executors that are registered, 1 under a local master
 * @param cores of each
 */
record Executors(int count, int cores) {

  static Executors of(SparkContext context) {
    if (context.isLocal()) {
      return new Executors(1, context.defaultParallelism());
    }
    int withDriver = context.statusTracker().getExecutorInfos().length;
    int count = Math.max(1, withDriver - 1);
    int cores = context.conf().getInt("spark.executor.cores", 0);
    return new Executors(
        count, cores > 0 ? cores : Math.max(1, context.defaultParallelism() / count));
  }

  /** For factors: on two executors where there are two, so that one may be lost. */
  static StorageLevel storage(SparkContext context) {
    return context.isLocal() ? StorageLevel.MEMORY_AND_DISK() : StorageLevel.MEMORY_AND_DISK_2();
  }

  /** Threads for one block when the blocks of an executor run at once. */
  int threadsPerBlock(int blocks) {
    int blocksPerExecutor = (blocks + count - 1) / count;
    return Math.max(1, cores / blocksPerExecutor);
  }
}
