package io.reeltime.training.bench;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.training.als.ReelAls;
import io.reeltime.training.als.ReelAlsModel;
import io.reeltime.training.als.engine.AlsListener;
import io.reeltime.training.als.engine.Factors;
import io.reeltime.training.als.engine.Loss;
import io.reeltime.training.als.engine.SparseMatrix;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.Measurement;
import io.reeltime.training.progress.ProgressListener;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * An epoch of ReelALS beside one of MLlib's ALS, on the same table, in the same session, in MLlib's
 * objective.
 *
 * <p>First both fit, and one and the same code computes the loss of either's factors. Then the time
 * of an epoch is that of a whole fit of many epochs less that of a fit of one, divided by the
 * epochs between: reading the table and building blocks drop out, whatever Spark costs per epoch
 * stays in. The shuffled bytes of an epoch are found in the same way.
 *
 * <p>Fits are timed when the compiler has done its work, for either side: an epoch of a small table
 * is over in a hundredth of a second, and on two busy cores the compiler needs some fifty of them.
 * MLlib's epochs are long enough to be compiled within the first.
 */
public final class EpochBench {
  private static final double REGULARIZATION = 0.1;
  private static final double ALPHA = 1;
  private static final ImplicitObjective OBJECTIVE = ImplicitObjective.mllib(REGULARIZATION, ALPHA);

  /** Losses nearer than this count as equal. */
  private static final double EQUAL = 1e-3;

  private static final int WARM_UP_RANK = 8;

  /** For so long fits are repeated before one is timed. */
  private static final double WARM_UP_SECONDS = 10;

  /** A timed fit has so many epochs that they take about this long, between these bounds. */
  private static final double TIMED_SECONDS = 3;

  private static final int MOST_TIMED_EPOCHS = 100;

  private final JobRequest.BenchEpochs request;
  private final SparkSession session;
  private final ProgressListener progress;
  private final SparseMatrix matrix;
  private final Dataset<Row> table;
  private final int cores;

  /** Makes the table. */
  public EpochBench(JobRequest.BenchEpochs request, SparkSession session, ProgressListener progress)
      throws IOException {
    Interactions interactions = Interactions.of(request.set());
    this.request = request;
    this.session = session;
    this.progress = progress;
    this.matrix = interactions.matrix();
    this.table = RatingTable.of(interactions, session);
    this.cores = session.sparkContext().defaultParallelism();
  }

  /** Runs every rank. */
  public List<Measurement> run() {
    // MLlib's classes are loaded and compiled before its first timed fit; ReelALS's losses do that.
    new RankCase(WARM_UP_RANK).peer(2);
    List<Measurement> measurements = new ArrayList<>();
    for (int rank : request.ranks()) {
      measurements.addAll(new RankCase(rank).run());
    }
    return measurements;
  }

  private final class RankCase {
    private final int rank;
    private final String title;
    private final String peer = "MLlib ALS, " + NativeBlas.name();

    RankCase(int rank) {
      this.rank = rank;
      this.title =
          "%s, %,d interactions, rank %d".formatted(request.set().name(), matrix.entries(), rank);
    }

    List<Measurement> run() {
      say("MLlib, one epoch");
      Peer one = peer(1);
      say("MLlib, " + request.peerEpochs() + " epochs");
      Peer many = peer(request.peerEpochs());
      say("ReelALS, losses");
      List<Double> losses = losses();
      say("ReelALS, warming up");
      int timedEpochs = timedEpochs(warmUp());
      say("ReelALS, timed");
      double seconds = secondsPerEpoch(timedEpochs);
      double inside = insideSeconds(timedEpochs);
      double peerSeconds = (many.seconds() - one.seconds()) / (request.peerEpochs() - 1);
      double needed = epochsToReach(losses, many.loss());
      List<Measurement> figures = new ArrayList<>();
      figures.add(beside("seconds/epoch", "s", seconds, peerSeconds));
      figures.add(
          beside(
              "loss after %d epochs, MLlib's after %d"
                  .formatted(request.epochs(), request.peerEpochs()),
              "",
              losses.getLast(),
              many.loss()));
      figures.add(Measurement.alone(title, "seconds/epoch in the engine", "s", inside));
      figures.add(beside("epochs to MLlib's loss", "epochs", needed, request.peerEpochs()));
      figures.add(
          beside(
              "seconds to MLlib's loss",
              "s",
              needed * seconds,
              request.peerEpochs() * peerSeconds));
      figures.addAll(shuffled(one, many));
      return figures;
    }

    /** One block shuffles nothing per epoch; so the figure is that of a block per core. */
    private List<Measurement> shuffled(Peer one, Peer many) {
      say("ReelALS, shuffled bytes");
      long blocks = Math.max(2, cores);
      long bytesOfOne = reelBytes(1, (int) blocks);
      long bytesOfMany = reelBytes(3, (int) blocks);
      long alone = reelBytes(3, 1) - reelBytes(1, 1);
      double peerBytes =
          (double) (many.shuffledBytes() - one.shuffledBytes()) / (request.peerEpochs() - 1);
      return List.of(
          beside("bytes shuffled/epoch, 1 block", "B", alone / 2.0, peerBytes),
          beside(
              "bytes shuffled/epoch, %d blocks".formatted(blocks),
              "B",
              (bytesOfMany - bytesOfOne) / 2.0,
              peerBytes));
    }

    private Measurement beside(String metric, String unit, double value, double peerValue) {
      return new Measurement(title, metric, unit, value, peer, peerValue);
    }

    private void say(String what) {
      progress.at(0, title + ": " + what);
    }

    private Peer peer(int epochs) {
      List<Timed<ALSModel>> fits = new ArrayList<>();
      long bytes =
          ShuffleMeter.measure(
              session.sparkContext(), () -> fits.add(Timed.of(() -> mllib(epochs).fit(table))));
      ALSModel model = fits.getFirst().fitted();
      double loss = loss(model.userFactors(), model.itemFactors());
      model.userFactors().unpersist();
      model.itemFactors().unpersist();
      return new Peer(fits.getFirst().seconds(), bytes, loss);
    }

    private ALS mllib(int epochs) {
      return new ALS()
          .setImplicitPrefs(true)
          .setRank(rank)
          .setMaxIter(epochs)
          .setRegParam(REGULARIZATION)
          .setAlpha(ALPHA)
          .setSeed(42)
          .setNumBlocks(cores)
          .setCheckpointInterval(-1);
    }

    private ReelAls reel(int epochs) {
      return new ReelAls()
          .setObjective("mllib")
          .setRank(rank)
          .setMaxIter(epochs)
          .setRegParam(REGULARIZATION)
          .setAlpha(ALPHA);
    }

    /** After each epoch, the last of them from the factors that come out. */
    private List<Double> losses() {
      ReelAlsModel model = reel(request.epochs()).reportingLoss().fit(table);
      List<Double> losses =
          new ArrayList<>(model.epochs().stream().map(AlsListener.Epoch::loss).toList());
      losses.set(losses.size() - 1, loss(model.userFactors(), model.itemFactors()));
      return losses;
    }

    /** Seconds that an epoch takes in the last of the fits that are not timed. */
    private double warmUp() {
      double spent = 0;
      double last = Double.NaN;
      while (!(spent >= WARM_UP_SECONDS)) {
        Timed<ReelAlsModel> fit = Timed.of(() -> reel(request.epochs()).fit(table));
        last = medianEpoch(fit.fitted());
        spent += fit.seconds();
      }
      return last;
    }

    private int timedEpochs(double secondsPerEpoch) {
      int wanted = (int) Math.min(MOST_TIMED_EPOCHS, TIMED_SECONDS / secondsPerEpoch);
      return Math.max(request.epochs(), wanted);
    }

    private double secondsPerEpoch(int epochs) {
      List<Double> differences = new ArrayList<>();
      for (int round = 0; round < request.rounds(); round++) {
        double one = Timed.of(() -> reel(1).fit(table)).seconds();
        double many = Timed.of(() -> reel(epochs).fit(table)).seconds();
        differences.add((many - one) / (epochs - 1));
      }
      return Timed.median(differences);
    }

    private double insideSeconds(int epochs) {
      return medianEpoch(reel(epochs).fit(table));
    }

    private static double medianEpoch(ReelAlsModel model) {
      return Timed.median(model.epochs().stream().map(AlsListener.Epoch::seconds).toList());
    }

    private long reelBytes(int epochs, int blocks) {
      return ShuffleMeter.measure(
          session.sparkContext(), () -> reel(epochs).setNumBlocks(blocks).fit(table));
    }
  }

  private record Peer(double seconds, long shuffledBytes, double loss) {}

  /** NaN if never. */
  private static double epochsToReach(List<Double> losses, double wanted) {
    for (int epoch = 1; epoch <= losses.size(); epoch++) {
      if (losses.get(epoch - 1) <= wanted * (1 + EQUAL)) {
        return epoch;
      }
    }
    return Double.NaN;
  }

  private double loss(Dataset<Row> users, Dataset<Row> items) {
    Factors factors = new Factors(matrix(users, matrix.rows()), matrix(items, matrix.columns()));
    return Loss.of(matrix, factors, OBJECTIVE);
  }

  private static FactorMatrix matrix(Dataset<Row> rows, int count) {
    int rank = rows.first().getList(1).size();
    FactorMatrix matrix = FactorMatrix.allocate(count, rank, Arena.ofAuto());
    float[] factor = new float[rank];
    for (Iterator<Row> each = rows.toLocalIterator(); each.hasNext(); ) {
      Row row = each.next();
      List<Float> values = row.getList(1);
      for (int column = 0; column < rank; column++) {
        factor[column] = values.get(column);
      }
      matrix.setRow(row.getInt(0), factor);
    }
    return matrix;
  }
}
