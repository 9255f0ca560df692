package io.reeltime.training.bench;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.training.als.engine.AlsBlock;
import io.reeltime.training.als.engine.AlsFit;
import io.reeltime.training.als.engine.AlsListener;
import io.reeltime.training.als.engine.AlsSettings;
import io.reeltime.training.als.engine.Factors;
import io.reeltime.training.als.engine.SparseMatrix;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * After a twentieth of {@linkplain NewInteractions new interactions}: how many epochs a warm start
 * needs for the quality of a full retrain, and how many a new beginning needs. Quality is the loss,
 * within a thousandth, and Recall@20 on one held-out item per user, within two thousandths.
 */
public final class WarmStartBench {
  private static final double NEW_SHARE = 0.05;
  private static final double EQUAL_LOSS = 1e-3;
  private static final double EQUAL_RECALL = 2e-3;

  private final SparseMatrix before;
  private final SparseMatrix after;
  private final HeldOutRecall recall;
  private final AlsSettings settings;
  private final int epochs;

  private WarmStartBench(JobRequest.BenchWarmStart request) throws IOException {
    SparseMatrix all = Interactions.of(request.set()).matrix();
    this.recall = HeldOutRecall.of(all, 42);
    this.after = recall.rest();
    this.before = NewInteractions.of(after, NEW_SHARE, 43).before(after);
    this.settings = AlsSettings.of(request.rank(), 1, GrowthBench.OBJECTIVE, 42).withLoss();
    this.epochs = request.epochs();
  }

  /** Fits before and after, cold and warm. */
  public static JobMessage.Measured run(JobRequest.BenchWarmStart request) throws IOException {
    String title = "%s, rank %d".formatted(request.set().name(), request.rank());
    return new JobMessage.Measured(new WarmStartBench(request).run(title));
  }

  private List<Measurement> run(String title) {
    Course former = course(before, null);
    Course cold = course(after, null);
    Course warm = course(after, start(former.factors()));
    double loss = cold.losses().getLast() * (1 + EQUAL_LOSS);
    double wanted = cold.recalls().getLast() - EQUAL_RECALL;
    return List.of(
        epochs(title, "loss", warm.epochsToLoss(loss), cold.epochsToLoss(loss)),
        epochs(title, "Recall@20", warm.epochsToRecall(wanted), cold.epochsToRecall(wanted)),
        epochs(title, "loss, full retrain", warm.epochsToLoss(loss), epochs),
        Measurement.alone(title, "Recall@20 of the full retrain", "", cold.recalls().getLast()));
  }

  /** The former factors, and for new rows the seeded ones, as the estimator starts. */
  private Factors start(Factors former) {
    long seed = settings.seed();
    return new Factors(
        withNewRows(former.users(), before, after, seed),
        withNewRows(former.items(), before.transpose(), after.transpose(), ~seed));
  }

  private static FactorMatrix withNewRows(
      FactorMatrix former, SparseMatrix before, SparseMatrix after, long seed) {
    int rank = former.rank();
    int[] rows = IntStream.range(0, after.rows()).toArray();
    float[] seeded = AlsBlock.initial(rows, after, rank, seed);
    for (int row : rows) {
      if (before.length(row) == 0) {
        former.setRow(row, Arrays.copyOfRange(seeded, row * rank, (row + 1) * rank));
      }
    }
    return former;
  }

  private static Measurement epochs(String title, String quality, double warm, double cold) {
    return new Measurement(
        title, "epochs to the retrain's " + quality, "epochs", warm, "cold start", cold);
  }

  /** Epoch by epoch. */
  private Course course(SparseMatrix rows, @Nullable Factors initial) {
    List<Double> losses = new ArrayList<>();
    List<Double> recalls = new ArrayList<>();
    AlsListener listener = epoch -> losses.add(epoch.loss());
    Factors factors = AlsFit.fit(rows, settings, initial, listener);
    recalls.add(recall.of(factors));
    for (int epoch = 2; epoch <= epochs; epoch++) {
      factors = AlsFit.fit(rows, settings, factors, listener);
      recalls.add(recall.of(factors));
    }
    return new Course(factors, losses, recalls);
  }

  private record Course(Factors factors, List<Double> losses, List<Double> recalls) {

    /** NaN if never. */
    double epochsToLoss(double wanted) {
      for (int epoch = 0; epoch < losses.size(); epoch++) {
        if (losses.get(epoch) <= wanted) {
          return epoch + 1;
        }
      }
      return Double.NaN;
    }

    double epochsToRecall(double wanted) {
      for (int epoch = 0; epoch < recalls.size(); epoch++) {
        if (recalls.get(epoch) >= wanted) {
          return epoch + 1;
        }
      }
      return Double.NaN;
    }
  }
}
