package io.reeltime.serving.shaping;

import java.util.List;

/**
 * A page.
 *
 * @param slots from the top on
 * @param capsSetAside slots in which a creator's cap or gap was set aside because every candidate
 *     left would have broken it: a full page goes first
 */
public record ShapedPage(List<Slot> slots, int capsSetAside) {

  public ShapedPage {
    slots = List.copyOf(slots);
  }

  /** Probability of exactly this page: the product over its slots. */
  public double propensity() {
    return slots.stream().mapToDouble(Slot::propensity).reduce(1, (a, b) -> a * b);
  }
}
