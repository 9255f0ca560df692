package io.reeltime.serving;

import java.util.Locale;

/** A part of the time that an answer takes. */
public enum Stage {
  /** Waiting for a thread of the pool. */
  QUEUE,
  /** Waiting for what is durable to become visible, and putting the user's row together. */
  STATE,
  /** Solving the user's factor. */
  FOLD_IN,
  /** The pass over the item rows. */
  SCAN,
  /** Uniting and rescoring the candidates of all sources. */
  RANK,
  /** Making the page. */
  SHAPE;

  /** The name in metrics, such as {@code fold-in}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
