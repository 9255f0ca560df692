package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits that start from a former model. */
class WarmStartIT extends LocalFits {
  @TempDir private Path folder;

  @Test
  void startsFromASavedModelWithNewRowsBesideTheKnown() throws Exception {
    String saved = folder.resolve("saved").toString();
    ReelAlsModel full = small().setMaxIter(20).reportingLoss().fit(table);
    full.save(saved);
    Dataset<Row> more = table.union(new TestRatings().add(USERS + 1, 0, 1f).table(session));
    for (int blocks : new int[] {1, 2}) {
      ReelAlsModel warm =
          small()
              .setNumBlocks(blocks)
              .setMaxIter(1)
              .setInitialModel(saved)
              .reportingLoss()
              .fit(more);
      ReelAlsModel cold = small().setNumBlocks(blocks).setMaxIter(1).reportingLoss().fit(more);
      double fullLoss = full.epochs().getLast().loss();
      assertThat(warm.epochs().getLast().loss()).isCloseTo(fullLoss, within(fullLoss * 0.02));
      assertThat(cold.epochs().getLast().loss()).isGreaterThan(fullLoss * 1.05);
    }
  }

  @Test
  void startsFromTheItemsOfASnapshotWithNewRowsBesideTheKnown() {
    ReelAlsModel full = small().setMaxIter(20).reportingLoss().fit(table);
    String snapshot = TestSnapshot.publish(folder, TestRatings.sorted(full.itemFactors()));
    Dataset<Row> more = table.union(new TestRatings().add(0, ITEMS, 1f).table(session));
    double fullLoss = full.epochs().getLast().loss();
    for (int blocks : new int[] {1, 2}) {
      // Users start anew: exact rows forget where they started.
      ReelAls als = small().setNumBlocks(blocks).setMaxIter(1).setSolver("cholesky");
      ReelAlsModel cold = als.reportingLoss().fit(more);
      ReelAlsModel warm = als.setInitialModel(snapshot).fit(more);
      assertThat(warm.epochs().getLast().loss())
          .as("%d blocks", blocks)
          .isCloseTo(fullLoss, within(fullLoss * 0.02))
          .isLessThan(cold.epochs().getLast().loss());
    }
  }

  @Test
  void startsFromItemsAloneNearTheWholeFit() {
    ReelAlsModel full = small().setMaxIter(20).reportingLoss().fit(table);
    String snapshot = TestSnapshot.publish(folder, TestRatings.sorted(full.itemFactors()));
    double fullLoss = full.epochs().getLast().loss();
    for (int blocks : new int[] {1, 2}) {
      ReelAlsModel warm =
          small()
              .setNumBlocks(blocks)
              .setMaxIter(1)
              .setInitialModel(snapshot)
              .reportingLoss()
              .fit(table);
      assertThat(warm.epochs().getLast().loss())
          .as("%d blocks", blocks)
          .isCloseTo(fullLoss, within(fullLoss * 0.01));
    }
  }

  @Test
  void refusesAFormerModelOfAnotherRankBeforeTheFirstEpoch() throws Exception {
    String saved = folder.resolve("saved").toString();
    small().fit(table).save(saved);
    assertRefused(
        small().setRank(5).setInitialModel(saved),
        table,
        "initialModel: found rank 4",
        "expected rank 5");
    assertRefused(
        small().setInitialModel(folder.resolve("none").toString()),
        table,
        "initialModel: found",
        "saved ReelAlsModel");
  }

  @Test
  void refusesAFormerModelWithANonFiniteFactor() throws Exception {
    Dataset<Row> broken =
        session.sql(
            "select 1 as id, array(float('NaN'), float(1), float(1), float(1)) as features");
    new ReelAlsModel("broken", 4, broken, broken, List.of())
        .save(folder.resolve("broken").toString());
    for (int blocks : new int[] {1, 2}) {
      assertRefused(
          small().setNumBlocks(blocks).setInitialModel(folder.resolve("broken").toString()),
          table,
          "initialModel: found NaN in the factor of id 1, expected finite numbers");
    }
  }
}
