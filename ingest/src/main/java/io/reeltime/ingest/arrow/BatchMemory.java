package io.reeltime.ingest.arrow;

import java.lang.foreign.Arena;
import java.util.HashSet;
import java.util.Set;
import org.apache.arrow.memory.AllocationManager;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ReferenceManager;
import org.apache.arrow.memory.RootAllocator;

/**
 * Memory for the record batches of one stream, all of it freed at the end. Used by one thread.
 *
 * <p>Arrow's reader loses the buffers of a message that turns out to be broken, and whoever sends
 * many could empty the machine; so what was given out is kept here too.
 */
final class BatchMemory implements AllocationManager.Factory, AutoCloseable {
  private static final long ALIGNMENT_BYTES = 64;

  private final Set<Buffer> givenOut = new HashSet<>();

  /** An allocator of at most so many bytes; it needs no closing of its own. */
  BufferAllocator allocator(long mostBytes) {
    return new RootAllocator(
        RootAllocator.configBuilder()
            .maxAllocation(mostBytes)
            .allocationManagerFactory(this)
            .build());
  }

  @Override
  public AllocationManager create(BufferAllocator accountant, long bytes) {
    Buffer buffer = new Buffer(accountant, bytes);
    givenOut.add(buffer);
    return buffer;
  }

  @Override
  public ArrowBuf empty() {
    return new ArrowBuf(ReferenceManager.NO_OP, null, 0, 0);
  }

  @Override
  public void close() {
    givenOut.forEach(Buffer::free);
    givenOut.clear();
  }

  private final class Buffer extends AllocationManager {
    private final Arena arena = Arena.ofConfined();
    private final long bytes;
    private final long address;

    Buffer(BufferAllocator accountant, long bytes) {
      super(accountant);
      this.bytes = bytes;
      this.address = arena.allocate(bytes, ALIGNMENT_BYTES).address();
    }

    @Override
    public long getSize() {
      return bytes;
    }

    @Override
    protected long memoryAddress() {
      return address;
    }

    @Override
    protected void release0() {
      if (givenOut.remove(this)) {
        free();
      }
    }

    private void free() {
      arena.close();
    }
  }
}
