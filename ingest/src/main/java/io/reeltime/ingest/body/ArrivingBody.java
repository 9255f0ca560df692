package io.reeltime.ingest.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A body whose chunks arrive on one thread and are read on another.
 *
 * <p>What waits in between is bounded: the sender is asked for {@link #WINDOW} chunks at first, and
 * for more only after half of them have been read.
 */
public final class ArrivingBody extends InputStream {
  /** Most chunks that wait to be read. */
  public static final int WINDOW = 32;

  private static final byte[] NOTHING = {};

  private final IntConsumer askForChunks;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean ended;
  private @Nullable IOException failure;
  private byte[] chunk = NOTHING;
  private int position;
  private int readSinceAsked;

  /**
   * A body of which nothing has arrived.
   *
   * @param askForChunks tells the sender how many chunks more it may send
   */
  public ArrivingBody(IntConsumer askForChunks) {
    this.askForChunks = askForChunks;
  }

  /** The next chunk is there. */
  public void arrive(byte[] bytes) {
    change(() -> {
      waiting.add(bytes);
      waitingBytes += bytes.length;
    });
  }

  /** No chunk will follow. */
  public void end() {
    change(() -> ended = true);
  }

  /** The sender went away: what has not been read yet is never read. */
  public void abort(String reason) {
    change(() -> failure = new BodyAbortedException(reason));
  }

  private void change(Runnable action) {
    lock.lock();
    try {
      action.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Bytes that can be read without waiting. */
  @Override
  public int available() {
    lock.lock();
    try {
      return (int) Math.min(Integer.MAX_VALUE, waitingBytes + chunk.length - position);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** Waits for at least one byte; throws {@link BodyAbortedException} when the sender has gone. */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    while (position == chunk.length) {
      if (!nextChunk()) {
        return -1;
      }
    }
    int count = Math.min(length, chunk.length - position);
    System.arraycopy(chunk, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean nextChunk() throws IOException {
    byte[] next = take();
    if (next == null) {
      return false;
    }
    readSinceAsked++;
    if (readSinceAsked == WINDOW / 2) {
      readSinceAsked = 0;
      askForChunks.accept(WINDOW / 2);
    }
    return true;
  }

  private byte @Nullable [] take() throws IOException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !ended && failure == null) {
        changed.awaitUninterruptibly();
      }
      if (failure != null) {
        throw failure;
      }
      byte[] next = waiting.poll();
      if (next != null) {
        waitingBytes -= next.length;
        chunk = next;
        position = 0;
      }
      return next;
    } finally {
      lock.unlock();
    }
  }
}
