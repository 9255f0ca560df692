package io.reeltime.training.job;

/** Checks of hyper-parameters, with the names that the command line and configuration use. */
final class Parameters {
  private Parameters() {}

  static void requireAtLeast(double least, String name, double found) {
    require(found >= least && Double.isFinite(found), name, found, least + " or more");
  }

  static void requireWithin(double least, double most, String name, double found) {
    require(found >= least && found <= most, name, found, least + " to " + most);
  }

  static void require(boolean holds, String name, Object found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": found " + found + ", expected " + expected);
    }
  }
}
