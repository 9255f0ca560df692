package io.reeltime.serving.generation;

import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.user.LiveState;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot, or none yet, with the live state that continues it.
 *
 * <p>Counted: whoever holds it closes it once, and the last one to do so frees the snapshot. A
 * request that holds a generation can therefore never meet freed memory, however often the champion
 * changes meanwhile.
 */
public final class Generation implements AutoCloseable {
  private final long number;
  private final @Nullable LiveModel model;
  private final LiveState live;

  /** Starts at one, for {@link Generations}; 0 is final. */
  private final AtomicInteger holders = new AtomicInteger(1);

  Generation(long number, @Nullable LiveModel model, LiveState live) {
    this.number = number;
    this.model = model;
    this.live = live;
  }

  /** Tells it from the others of its process, also from those of the same snapshot. */
  public long number() {
    return number;
  }

  /** The snapshot; null before the first. */
  public @Nullable LiveModel model() {
    return model;
  }

  public LiveState live() {
    return live;
  }

  /** Version of the snapshot; null before the first. */
  public @Nullable SnapshotVersion version() {
    return model == null ? null : model.version();
  }

  /** Whether the last holder has gone and the snapshot is freed. */
  public boolean isFreed() {
    return holders.get() == 0;
  }

  /** Becomes a holder, unless the last one has gone already. */
  boolean tryHold() {
    int now = holders.get();
    while (now > 0) {
      int found = holders.compareAndExchange(now, now + 1);
      if (found == now) {
        return true;
      }
      now = found;
    }
    return false;
  }

  /** Lets go; each holder does so once. */
  @Override
  public void close() {
    if (holders.decrementAndGet() == 0 && model != null) {
      model.close();
    }
  }
}
