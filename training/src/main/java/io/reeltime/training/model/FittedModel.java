package io.reeltime.training.model;

/** A model that has been fitted. Immutable, safe for many threads. */
public interface FittedModel {

  /** A new scorer with scratch of its own: one per thread. */
  Scorer scorer();
}
