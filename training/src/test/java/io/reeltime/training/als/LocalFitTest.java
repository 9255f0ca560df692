package io.reeltime.training.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.training.als.engine.AlsFit;
import io.reeltime.training.als.engine.AlsListener;
import io.reeltime.training.als.engine.AlsSettings;
import io.reeltime.training.als.engine.Factors;
import io.reeltime.training.als.engine.SparseMatrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFitTest {
  private static final int USERS = 60;
  private static final int ITEMS = 40;
  private static final int RANK = 4;
  private static final SparseMatrix ROWS = TestRatings.random(USERS, ITEMS, 7).matrix(USERS, ITEMS);

  @TempDir private Path folder;

  @Test
  void withoutFormerModelAndCheckpointsIsTheEnginesFit() {
    Factors engine = AlsFit.fit(ROWS, settings(8), null, AlsListener.SILENT);
    Factors local = LocalFit.fit(ROWS, settings(8), null, null, AlsListener.SILENT);
    assertThat(values(local.items())).containsExactly(values(engine.items()));
    assertThat(values(local.users())).containsExactly(values(engine.users()));
  }

  @Test
  void fromFormerItemsOneEpochIsAsGoodAsAWholeFit() {
    List<AlsListener.Epoch> full = new ArrayList<>();
    Factors former = LocalFit.fit(ROWS, settings(20), null, null, full::add);
    double fullLoss = full.getLast().loss();
    assertThat(loss(items(former, ITEMS))).isCloseTo(fullLoss, within(fullLoss * 0.01));
    assertThat(loss(items(former, ITEMS - 1)))
        .as("one item is new")
        .isCloseTo(fullLoss, within(fullLoss * 0.02));
    assertThat(loss(null)).isGreaterThan(fullLoss * 1.05);
  }

  @Test
  void aKilledFitGoesOnFromItsLastCheckpointToTheSameFactors() {
    Path undisturbed = folder.resolve("undisturbed");
    Path killed = folder.resolve("killed");
    Factors expected = LocalFit.fit(ROWS, settings(13), null, undisturbed, AlsListener.SILENT);
    assertThatThrownBy(
            () -> LocalFit.fit(ROWS, settings(13), null, killed, LocalFitTest::dieAfterTwelve))
        .hasMessage("killed");

    List<Integer> told = new ArrayList<>();
    Factors resumed =
        LocalFit.fit(ROWS, settings(13), null, killed, epoch -> told.add(epoch.number()));

    assertThat(told).containsExactly(11, 12, 13);
    assertThat(values(resumed.items())).containsExactly(values(expected.items()));
    assertThat(killed).as("checkpoints of a finished fit").isEmptyDirectory();
  }

  @Test
  void checkpointsOfAColdFitAreNoneOfAWarmOne() {
    Factors former = LocalFit.fit(ROWS, settings(3), null, null, AlsListener.SILENT);
    assertThatThrownBy(
            () -> LocalFit.fit(ROWS, settings(13), null, folder, LocalFitTest::dieAfterTwelve))
        .hasMessage("killed");
    List<Integer> told = new ArrayList<>();
    LocalFit.fit(
        ROWS, settings(13), items(former, ITEMS), folder, epoch -> told.add(epoch.number()));
    assertThat(told).startsWith(1);
  }

  @Test
  void aFormerFactorThatIsNotFiniteIsRefused() {
    FactorRows broken = new FactorRows(new int[] {3}, RANK, new float[] {1, Float.NaN, 0, 0});
    assertThatThrownBy(() -> LocalFit.fit(ROWS, settings(3), broken, null, AlsListener.SILENT))
        .isInstanceOf(BadInputException.class)
        .hasMessage("initialModel: found NaN in the factor of id 3, expected finite numbers");
  }

  private static double loss(@Nullable FactorRows former) {
    List<AlsListener.Epoch> epochs = new ArrayList<>();
    LocalFit.fit(ROWS, settings(1), former, null, epochs::add);
    return epochs.getLast().loss();
  }

  private static FactorRows items(Factors former, int count) {
    float[] values = new float[count * RANK];
    for (int item = 0; item < count; item++) {
      former.items().copyRow(item, values, item * RANK);
    }
    return new FactorRows(IntStream.range(0, count).toArray(), RANK, values);
  }

  private static void dieAfterTwelve(AlsListener.Epoch epoch) {
    if (epoch.number() == 12) {
      throw new IllegalStateException("killed");
    }
  }

  private static AlsSettings settings(int epochs) {
    ImplicitObjective objective =
        new ImplicitObjective(
            0.1,
            1,
            0.05,
            1,
            ImplicitObjective.Formulation.RENDLE,
            ImplicitObjective.RegularizationCount.OBSERVED);
    return AlsSettings.of(RANK, epochs, objective, 42).withLoss();
  }

  private static float[] values(FactorMatrix matrix) {
    float[] values = new float[matrix.rows() * matrix.rank()];
    for (int row = 0; row < matrix.rows(); row++) {
      matrix.copyRow(row, values, row * matrix.rank());
    }
    return values;
  }
}
