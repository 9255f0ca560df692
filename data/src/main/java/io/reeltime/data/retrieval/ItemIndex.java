package io.reeltime.data.retrieval;

import java.util.function.BooleanSupplier;

/** Finds the rows with the largest inner products. Immutable, safe for many threads. */
public sealed interface ItemIndex permits ExactIndex, ClusteredIndex {
  /** For a search that nothing stops. */
  BooleanSupplier NEVER = () -> false;

  /** The quantised rows, in the order of the index. */
  QuantizedRows rows();

  /** Name in a manifest. */
  String name();

  /** Whether several queries in one call cost less than one by one. */
  boolean sharesPasses();

  /**
   * Gathers candidates. Of the eligible rows at least as many come as the search has asked for, if
   * there are so many and the search was not stopped. Rows of zeroes are in no index.
   *
   * @param search begun; holds the candidates afterwards
   * @param stop asked every few microseconds: whether to leave with what was found so far
   * @return whether it came to its end
   */
  boolean search(Search search, BooleanSupplier stop);

  /**
   * The same for several queries, which share passes over the rows where that pays.
   *
   * @param searches begun, of which the first {@code count} are searched
   */
  boolean search(Search[] searches, int count, BooleanSupplier stop);
}
