package io.reeltime.training.als;

import io.reeltime.training.als.engine.AlsListener;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings the epochs of a fit inside a task to the driver's listener: at once where both are in one
 * JVM, as under {@code local[*]}; elsewhere the driver tells them when the task is done.
 *
 * @param fit which one
 */
record EpochRelay(UUID fit) implements Serializable {
  private static final Map<UUID, AlsListener> LISTENERS = new ConcurrentHashMap<>();

  static EpochRelay open(AlsListener listener) {
    UUID fit = UUID.randomUUID();
    LISTENERS.put(fit, listener);
    return new EpochRelay(fit);
  }

  /** Called in the task. */
  void tell(AlsListener.Epoch epoch) {
    AlsListener listener = LISTENERS.get(fit);
    if (listener != null) {
      listener.epoch(epoch);
    }
  }

  /** Called on the driver with all the epochs of a task that may have run elsewhere. */
  void tellAfterwards(List<AlsListener.Epoch> epochs, boolean sameJvm) {
    if (!sameJvm) {
      epochs.forEach(this::tell);
    }
  }

  void close() {
    LISTENERS.remove(fit);
  }
}
