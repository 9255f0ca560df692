package io.reeltime.data.linear;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine, and how rows are padded for them. */
public final class Lanes {
  /** The widest float32 vectors that the machine works with. */
  public static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** The widest float64 vectors. */
  public static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

  /** Columns that {@link MatrixKernel} takes at once: two vectors. */
  public static final int PANEL = 2 * SPECIES.length();

  private static final int LANES = SPECIES.length();
  private static final VectorShuffle<Float> BY_8 = rotation(SPECIES, 8);
  private static final VectorShuffle<Float> BY_4 = rotation(SPECIES, 4);
  private static final VectorShuffle<Float> BY_2 = rotation(SPECIES, 2);
  private static final VectorShuffle<Float> BY_1 = rotation(SPECIES, 1);
  private static final VectorShuffle<Double> DOUBLES_BY_4 = rotation(DOUBLES, 4);
  private static final VectorShuffle<Double> DOUBLES_BY_2 = rotation(DOUBLES, 2);
  private static final VectorShuffle<Double> DOUBLES_BY_1 = rotation(DOUBLES, 1);

  private Lanes() {}

  /** The number of columns with padding: a multiple of {@link #PANEL}. */
  public static int padded(int columns) {
    return (columns + PANEL - 1) / PANEL * PANEL;
  }

  /**
   * The sum of the lanes, by halves. The vector's own reduction leaves the order open, and takes
   * another one interpreted than compiled: a seed would not give the same factors twice.
   */
  public static float sum(FloatVector vector) {
    FloatVector sum = vector;
    if (LANES > 8) {
      sum = sum.add(sum.rearrange(BY_8));
    }
    if (LANES > 4) {
      sum = sum.add(sum.rearrange(BY_4));
    }
    if (LANES > 2) {
      sum = sum.add(sum.rearrange(BY_2));
    }
    return sum.add(sum.rearrange(BY_1)).lane(0);
  }

  /** The same in float64. */
  public static double sum(DoubleVector vector) {
    DoubleVector sum = vector;
    if (DOUBLES.length() > 4) {
      sum = sum.add(sum.rearrange(DOUBLES_BY_4));
    }
    if (DOUBLES.length() > 2) {
      sum = sum.add(sum.rearrange(DOUBLES_BY_2));
    }
    return sum.add(sum.rearrange(DOUBLES_BY_1)).lane(0);
  }

  private static <E> VectorShuffle<E> rotation(VectorSpecies<E> species, int by) {
    return VectorShuffle.fromOp(species, lane -> (lane + by) % species.length());
  }
}
