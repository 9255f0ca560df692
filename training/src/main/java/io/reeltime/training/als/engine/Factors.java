package io.reeltime.training.als.engine;

import io.reeltime.data.factors.FactorMatrix;

/**
 * Both sides of a factorisation.
 *
 * @param users {@code [users x rank]}
 * @param items {@code [items x rank]}
 */
public record Factors(FactorMatrix users, FactorMatrix items) {

  public Factors {
    if (users.rank() != items.rank()) {
      throw new IllegalArgumentException(
          "factors: found rank %d of the users and %d of the items, expected the same"
              .formatted(users.rank(), items.rank()));
    }
  }
}
