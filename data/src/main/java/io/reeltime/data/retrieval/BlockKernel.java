package io.reeltime.data.retrieval;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inner products of a block of {@value #ROWS} rows with one query, or with four that share its
 * loads.
 *
 * <p>A column of a block is 64 bytes, one per row, with 128 for zero. Two neighbouring rows are
 * read as one 16-bit lane {@code even + 256 odd}: the odd row's product is summed from the lane
 * shifted right, the even row's from the lane as it is, and the odd row's sum is taken off at the
 * end. All sums are modulo 2^16, and come out right because {@link QuantizedQuery} makes every
 * whole sum fit; so there is no widening anywhere, and 64 products cost two multiplications, two
 * additions and a shift. The zero of 128 goes into where the sums start.
 *
 * <p>Slots are the order in which sums come out; {@link #rowOf} tells the row.
 */
final class BlockKernel {
  static final int ROWS = 64;

  private static final VectorSpecies<Short> SPECIES = species();
  private static final int LANES = SPECIES.length();
  private static final int PART = 2 * LANES;
  private static final int PART_SHIFT = Integer.numberOfTrailingZeros(PART);
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final int BYTE = 8;

  private BlockKernel() {}

  private static VectorSpecies<Short> species() {
    VectorSpecies<Short> preferred = ShortVector.SPECIES_PREFERRED;
    return preferred.vectorBitSize() > ROWS * BYTE
        ? VectorShape.S_512_BIT.withLanes(short.class)
        : preferred;
  }

  /** The row within the block whose sum stands in a slot. */
  static int rowOf(int slot) {
    int part = slot >> PART_SHIFT << PART_SHIFT;
    int within = slot - part;
    return part + (within < LANES ? 2 * within : 2 * (within - LANES) + 1);
  }

  /**
   * The sums of one query.
   *
   * @param codes of all blocks
   * @param at where the block begins, in bytes
   * @param query codes by column
   * @param start of every sum: -128 times the sum of the query's codes, modulo 2^16
   * @param sums receives the block's sums by slot
   */
  static void sums(MemorySegment codes, long at, short[] query, short start, short[] sums) {
    for (int part = 0; part < ROWS; part += PART) {
      ShortVector odd = ShortVector.broadcast(SPECIES, start);
      ShortVector both = odd.add(odd.lanewise(VectorOperators.LSHL, BYTE));
      long from = at + part;
      for (int column = 0; column < query.length; column++) {
        ShortVector pair = load(codes, from + (long) column * ROWS);
        ShortVector factor = ShortVector.broadcast(SPECIES, query[column]);
        both = both.add(pair.mul(factor));
        odd = odd.add(pair.lanewise(VectorOperators.LSHR, BYTE).mul(factor));
      }
      store(both, odd, sums, part);
    }
  }

  /**
   * The same for four queries; sums and start of query i from {@code 64 i} and at i. It has no
   * branch but its loops, and is too large to be inlined: else its speed would hang on where it was
   * called from first.
   */
  static void sums(
      MemorySegment codes,
      long at,
      short[] query0,
      short[] query1,
      short[] query2,
      short[] query3,
      short[] starts,
      short[] sums) {
    for (int part = 0; part < ROWS; part += PART) {
      ShortVector odd0 = ShortVector.broadcast(SPECIES, starts[0]);
      ShortVector odd1 = ShortVector.broadcast(SPECIES, starts[1]);
      ShortVector odd2 = ShortVector.broadcast(SPECIES, starts[2]);
      ShortVector odd3 = ShortVector.broadcast(SPECIES, starts[3]);
      ShortVector both0 = odd0.add(odd0.lanewise(VectorOperators.LSHL, BYTE));
      ShortVector both1 = odd1.add(odd1.lanewise(VectorOperators.LSHL, BYTE));
      ShortVector both2 = odd2.add(odd2.lanewise(VectorOperators.LSHL, BYTE));
      ShortVector both3 = odd3.add(odd3.lanewise(VectorOperators.LSHL, BYTE));
      long from = at + part;
      for (int column = 0; column < query0.length; column++) {
        ShortVector pair = load(codes, from + (long) column * ROWS);
        ShortVector high = pair.lanewise(VectorOperators.LSHR, BYTE);
        ShortVector factor = ShortVector.broadcast(SPECIES, query0[column]);
        both0 = both0.add(pair.mul(factor));
        odd0 = odd0.add(high.mul(factor));
        factor = ShortVector.broadcast(SPECIES, query1[column]);
        both1 = both1.add(pair.mul(factor));
        odd1 = odd1.add(high.mul(factor));
        factor = ShortVector.broadcast(SPECIES, query2[column]);
        both2 = both2.add(pair.mul(factor));
        odd2 = odd2.add(high.mul(factor));
        factor = ShortVector.broadcast(SPECIES, query3[column]);
        both3 = both3.add(pair.mul(factor));
        odd3 = odd3.add(high.mul(factor));
      }
      store(both0, odd0, sums, part);
      store(both1, odd1, sums, ROWS + part);
      store(both2, odd2, sums, 2 * ROWS + part);
      store(both3, odd3, sums, 3 * ROWS + part);
    }
  }

  /**
   * Which of a block's sums are above a limit.
   *
   * @param from where the block's sums begin
   * @return a bit per slot
   */
  static long above(short[] sums, int from, short limit) {
    long above = 0;
    for (int slot = 0; slot < ROWS; slot += LANES) {
      ShortVector some = ShortVector.fromArray(SPECIES, sums, from + slot);
      above |= some.compare(VectorOperators.GT, limit).toLong() << slot;
    }
    return above;
  }

  private static ShortVector load(MemorySegment codes, long at) {
    return ShortVector.fromMemorySegment(SPECIES, codes, at, ORDER);
  }

  private static void store(ShortVector both, ShortVector odd, short[] sums, int slot) {
    both.sub(odd.lanewise(VectorOperators.LSHL, BYTE)).intoArray(sums, slot);
    odd.intoArray(sums, slot + LANES);
  }
}
