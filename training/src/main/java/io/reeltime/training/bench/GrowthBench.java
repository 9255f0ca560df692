package io.reeltime.training.bench;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.training.als.engine.AlsFit;
import io.reeltime.training.als.engine.AlsSettings;
import io.reeltime.training.als.engine.SparseMatrix;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.Measurement;
import io.reeltime.training.job.ModelParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How time per epoch and memory grow with the interactions: the engine alone, in a JVM of its own
 * for each size, the interactions drawn straight into its arrays.
 */
public final class GrowthBench {
  /** ReelALS's defaults. */
  static final ImplicitObjective OBJECTIVE = ModelParameters.defaults("reel-als").als().objective();

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double KIBIBYTES_PER_GIBIBYTE = 1 << 20;

  private GrowthBench() {}

  /** Fits once. */
  public static JobMessage.Measured run(JobRequest.BenchGrowth request) throws IOException {
    SparseMatrix matrix = Interactions.of(request.set()).matrix();
    List<Double> seconds = new ArrayList<>();
    AlsSettings settings = AlsSettings.of(request.rank(), request.epochs(), OBJECTIVE, 42);
    FactorMatrix items =
        AlsFit.fit(matrix, settings, null, epoch -> seconds.add(epoch.seconds())).items();
    String title =
        "%s, %,d interactions, %,d users, %,d items, rank %d"
            .formatted(
                request.set().name(),
                matrix.entries(),
                matrix.rows(),
                items.rows(),
                request.rank());
    // The first epochs compile the kernels.
    List<Double> warm = seconds.subList(seconds.size() / 2, seconds.size());
    return new JobMessage.Measured(
        List.of(
            Measurement.alone(title, "seconds/epoch", "s", Timed.median(warm)),
            Measurement.alone(title, "peak memory of the process", "GiB", peakGibibytes())));
  }

  /** The largest resident set so far, NaN where the system does not tell. */
  private static double peakGibibytes() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return Double.NaN;
    }
    return Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
            .findFirst()
            .orElse(Double.NaN)
        / KIBIBYTES_PER_GIBIBYTE;
  }
}
