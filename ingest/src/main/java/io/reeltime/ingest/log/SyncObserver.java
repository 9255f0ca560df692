package io.reeltime.ingest.log;

/** Is told of each write and sync of an event log; called by its one writing thread. */
@FunctionalInterface
public interface SyncObserver {

  /**
   * A group of batches is durable.
   *
   * @param records stored by it, duplicates not counted
   * @param nanos that write and sync took
   */
  void synced(long records, long nanos);
}
