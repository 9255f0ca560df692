package io.reeltime.training.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.training.als.engine.SparseMatrix;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewInteractionsTest {
  private static final SparseMatrix ALL =
      SimulatedInteractions.ofAbout(100_000, 1_000, 2_000, 42).matrix();
  private static final NewInteractions NEW = NewInteractions.of(ALL, 0.05, 7);
  private static final SparseMatrix BEFORE = NEW.before(ALL);

  @Test
  void areTheShareThatWasAskedFor() {
    assertThat(ALL.entries() - BEFORE.entries()).isEqualTo(Math.round(0.05 * ALL.entries()));
  }

  @Test
  void halfOfThemBelongsToUsersWhoHadNothingBefore() {
    assertThat(NEW.users().stream()).isNotEmpty().allMatch(user -> BEFORE.length(user) == 0);
    int entries = NEW.users().stream().map(ALL::length).sum();
    assertThat(entries / (0.05 * ALL.entries())).isBetween(0.48, 0.5);
  }

  @Test
  void aQuarterBelongsToItemsThatNoKnownUserHadBefore() {
    SparseMatrix byItem = BEFORE.transpose();
    assertThat(NEW.items().stream()).isNotEmpty().allMatch(item -> byItem.length(item) == 0);
    long entries =
        IntStream.range(0, ALL.rows())
            .filter(user -> !NEW.users().get(user))
            .flatMap(user -> IntStream.range(ALL.rowStarts()[user], ALL.rowStarts()[user + 1]))
            .filter(entry -> NEW.items().get(ALL.columnIndexes()[entry]))
            .count();
    assertThat(entries / (0.05 * ALL.entries())).isBetween(0.23, 0.25);
  }
}
