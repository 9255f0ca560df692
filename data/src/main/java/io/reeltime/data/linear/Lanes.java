package io.reeltime.data.linear;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine, and how rows are padded for them. */
public final class Lanes {
  /** The widest float32 vectors that the machine works with. */
  public static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Columns that {@link MatrixKernel} takes at once: two vectors. */
  public static final int PANEL = 2 * SPECIES.length();

  private Lanes() {}

  /** The number of columns with padding: a multiple of {@link #PANEL}. */
  public static int padded(int columns) {
    return (columns + PANEL - 1) / PANEL * PANEL;
  }
}
