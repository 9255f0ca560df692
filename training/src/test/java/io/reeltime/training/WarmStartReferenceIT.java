package io.reeltime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reeltime.data.dataset.DatasetFormats;
import io.reeltime.training.als.FactorRows;
import io.reeltime.training.als.LocalFit;
import io.reeltime.training.als.engine.AlsListener;
import io.reeltime.training.als.engine.AlsSettings;
import io.reeltime.training.als.engine.Factors;
import io.reeltime.training.als.engine.SparseMatrix;
import io.reeltime.training.interactions.DatasetSplits;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.AlsParameters;
import io.reeltime.training.job.ModelParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a warm start from items alone is worth on ML-1M after a twentieth of new interactions. */
class WarmStartReferenceIT {
  private static final Path ML_1M =
      Path.of(System.getProperty("reeltime.root"), "..", "shared", "datasets", "ml-1m").normalize();
  private static final AlsParameters PARAMETERS = ModelParameters.defaults("reel-als").als();
  private static final int COLD_EPOCHS = PARAMETERS.epochs();
  private static final int WARM_EPOCHS = COLD_EPOCHS / 4;

  @Test
  void aQuarterOfTheEpochsFromItemsAloneReachesTheLossOfAFullRetrain() throws IOException {
    assumeTrue(
        Files.isRegularFile(ML_1M.resolve("train.txt")),
        () -> "skipped: no ML-1M splits in " + ML_1M + " (adjacency train.txt)");
    TrainingData data =
        DatasetSplits.read(
                DatasetFormats.named("adjacency", Map.of()), ML_1M.resolve("train.txt"), null, null)
            .train();
    SparseMatrix after = matrix(data, 1);
    List<Double> ignored = new ArrayList<>();
    Factors former = fit(matrix(data, 0.95), COLD_EPOCHS, null, ignored);
    List<Double> cold = new ArrayList<>();
    fit(after, COLD_EPOCHS, null, cold);
    List<Double> warm = new ArrayList<>();
    fit(after, WARM_EPOCHS, rows(former), warm);
    IntStream.range(0, COLD_EPOCHS)
        .forEach(epoch ->
            System.out.printf(
                "epoch %2d  cold %.0f  warm %s%n",
                epoch + 1,
                cold.get(epoch),
                epoch < WARM_EPOCHS ? "%.0f".formatted(warm.get(epoch)) : "-"));
    assertThat(warm.getLast()).isLessThan(cold.getLast() * 1.001);
    assertThat(warm.getFirst()).isLessThan(cold.get(WARM_EPOCHS));
  }

  private static Factors fit(
      SparseMatrix rows, int epochs, @Nullable FactorRows start, List<Double> losses) {
    AlsSettings settings =
        AlsSettings.of(PARAMETERS.rank(), epochs, PARAMETERS.objective(), 42).withLoss();
    AlsListener listener = epoch -> losses.add(epoch.loss());
    return LocalFit.fit(rows, settings, start, null, listener);
  }

  private static FactorRows rows(Factors former) {
    int rank = former.items().rank();
    int items = former.items().rows();
    float[] values = new float[items * rank];
    for (int item = 0; item < items; item++) {
      former.items().copyRow(item, values, item * rank);
    }
    return new FactorRows(IntStream.range(0, items).toArray(), rank, values);
  }

  /** A random share of the interactions. */
  private static SparseMatrix matrix(TrainingData data, double share) {
    SplittableRandom random = new SplittableRandom(43);
    float[] strengths = data.strengths().clone();
    for (int entry = 0; entry < strengths.length; entry++) {
      if (random.nextDouble() >= share) {
        strengths[entry] = 0;
      }
    }
    return SparseMatrix.withoutZeros(
        data.videos(), data.rowStarts(), data.videoIndexes(), strengths);
  }
}
