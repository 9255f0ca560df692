package io.reeltime.training.als;

import io.reeltime.training.als.engine.AlsListener;
import io.reeltime.training.als.engine.AlsSettings;
import java.util.function.Function;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Implicit alternating least squares with signed strengths: Spark ML's estimator over Reeltime's
 * engine, a drop-in beside MLlib's {@code ALS} with {@code implicitPrefs}.
 *
 * <p>Ratings are strengths with a sign: above 0 liked, below 0 refused (an observation of target 0
 * with confidence), 0 nothing. Several ratings of one user for one item count as one, with their
 * sum; MLlib keeps them apart. An id whose strengths are all 0 gets the zero factor.
 *
 * <p>With one block, the default on one executor, all epochs run inside one task; with more, each
 * epoch is two Spark jobs in which only the factors that a block needs travel. Equal ratings,
 * parameters, seed and number of blocks give equal factors.
 */
public final class ReelAls extends Estimator<ReelAlsModel>
    implements ReelAlsParams, DefaultParamsWritable {
  private final String uid;
  private transient AlsListener listener = AlsListener.SILENT;

  public ReelAls() {
    this(Identifiable$.MODULE$.randomUID("reelAls"));
  }

  /** For Spark, which copies and loads by this constructor. */
  public ReelAls(String uid) {
    this.uid = uid;
    setDefaults();
  }

  /** Reads estimators that {@code save} wrote. */
  public static MLReader<ReelAls> read() {
    return new DefaultParamsReader<>();
  }

  public static ReelAls load(String path) {
    return read().load(path);
  }

  @Override
  public String uid() {
    return uid;
  }

  /**
   * Fits.
   *
   * @throws BadInputException before the first epoch, for a parameter or a rating that cannot be
   *     used
   * @throws ArithmeticException if a factor is not finite
   */
  @Override
  public ReelAlsModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    SparkSession session = dataset.sparkSession();
    return fit(
        session,
        begun ->
            FormerModel.open(
                getOrDefault(initialModel()), begun.settings().rank(), begun.blocks(), session),
        begun -> ratings().chunksByUser(dataset, begun.blocks()));
  }

  /**
   * Fits ratings that lie in primitive arrays already, so that no row is made of them; the columns'
   * names do not matter, and {@code initialModel} is not read.
   *
   * @param ratings own ids are those of users
   * @param formerItems where items start, by their ids; null: seeded. Users are then solved exactly
   *     in the first half
   * @throws BadInputException before the first epoch, for a parameter, a rating or a factor that
   *     cannot be used
   * @throws ArithmeticException if a factor is not finite
   */
  public ReelAlsModel fit(
      JavaRDD<RatingChunk> ratings, @Nullable FactorRows formerItems, SparkSession session) {
    checkParameters();
    return fit(
        session,
        begun ->
            formerItems == null
                ? FormerModel.none(begun.blocks(), session)
                : FormerModel.ofItems(formerItems, begun.blocks(), session),
        begun -> RatingRouter.byUser(ratings, begun.blocks()));
  }

  private ReelAlsModel fit(
      SparkSession session,
      Function<FitPlan, FormerModel> former,
      Function<FitPlan, JavaPairRDD<Integer, RatingChunk>> chunks) {
    EpochRelay relay = EpochRelay.open(listener);
    try {
      FitPlan begun = plan(session.sparkContext(), relay);
      return model(fit(begun, former.apply(begun), chunks.apply(begun), session), session);
    } finally {
      relay.close();
    }
  }

  @SuppressWarnings("CatchingUnchecked") // Spark throws the checked SparkException undeclared.
  private static Fitted fit(
      FitPlan begun,
      FormerModel former,
      JavaPairRDD<Integer, RatingChunk> chunks,
      SparkSession session) {
    try {
      FitPlan plan = begun.startingFrom(former);
      if (plan.blocks() > 1) {
        return DistributedFit.run(chunks, former, plan);
      }
      Fitted fitted = SingleBlockFit.run(chunks, former, plan);
      plan.relay().tellAfterwards(fitted.epochs(), session.sparkContext().isLocal());
      return fitted;
    } catch (Exception e) {
      throw BadInputException.unwrapped(e);
    }
  }

  private ReelAlsModel model(Fitted fitted, SparkSession session) {
    ReelAlsModel model =
        new ReelAlsModel(
            uid,
            (int) getOrDefault(rank()),
            session.createDataFrame(fitted.users().flatMap(FactorRows::rows), FactorRows.SCHEMA),
            session.createDataFrame(fitted.items().flatMap(FactorRows::rows), FactorRows.SCHEMA),
            fitted.epochs());
    return copyValues(model.setParent(this), ParamMap.empty());
  }

  private FitPlan plan(SparkContext context, EpochRelay relay) {
    Executors executors = Executors.of(context);
    int wanted = (int) getOrDefault(numBlocks());
    int blocks = wanted == 0 ? executors.count() : wanted;
    AlsSettings settings = settings(executors.threadsPerBlock(blocks));
    int interval = (int) getOrDefault(checkpointInterval());
    String folder = getOrDefault(checkpointDir());
    return new FitPlan(
        settings,
        settings,
        blocks,
        folder.isEmpty() || interval < 1 ? null : folder,
        interval,
        0,
        new SerializableConfiguration(context.hadoopConfiguration()),
        relay);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    checkParameters();
    ratings().check(schema);
    BadInputException.require(
        schema.getFieldIndex(getPredictionCol()).isEmpty(),
        "predictionCol",
        "'" + getPredictionCol() + "', which the data has",
        "a new column");
    return schema.add(getPredictionCol(), DataTypes.FloatType, false);
  }

  private RatingRows ratings() {
    return new RatingRows(getUserCol(), getItemCol(), getOrDefault(ratingCol()));
  }

  @Override
  public ReelAls copy(ParamMap extra) {
    ReelAls copy = this.<ReelAls>defaultCopy(extra);
    return copy.setListener(listener);
  }

  /** Is told of each epoch, under {@code local} masters as it happens; not saved. */
  public ReelAls setListener(AlsListener other) {
    listener = other;
    return this;
  }

  public ReelAls setUserCol(String value) {
    set(userCol(), value);
    return this;
  }

  public ReelAls setItemCol(String value) {
    set(itemCol(), value);
    return this;
  }

  public ReelAls setRatingCol(String value) {
    set(ratingCol(), value);
    return this;
  }

  public ReelAls setPredictionCol(String value) {
    set(predictionCol(), value);
    return this;
  }

  public ReelAls setColdStartStrategy(String value) {
    set(coldStartStrategy(), value);
    return this;
  }

  public ReelAls setRank(int value) {
    set(rank(), value);
    return this;
  }

  public ReelAls setMaxIter(int value) {
    set(maxIter(), value);
    return this;
  }

  public ReelAls setRegParam(double value) {
    set(regParam(), value);
    return this;
  }

  public ReelAls setAlpha(double value) {
    set(alpha(), value);
    return this;
  }

  public ReelAls setSeed(long value) {
    set(seed(), value);
    return this;
  }

  public ReelAls setNumBlocks(int value) {
    set(numBlocks(), value);
    return this;
  }

  public ReelAls setCheckpointInterval(int value) {
    set(checkpointInterval(), value);
    return this;
  }

  public ReelAls setCheckpointDir(String value) {
    set(checkpointDir(), value);
    return this;
  }

  public ReelAls setUnobservedWeight(double value) {
    set(unobservedWeight(), value);
    return this;
  }

  public ReelAls setRegularizationExponent(double value) {
    set(regularizationExponent(), value);
    return this;
  }

  public ReelAls setRegularizationCount(String value) {
    set(regularizationCount(), value);
    return this;
  }

  public ReelAls setObjective(String value) {
    set(objective(), value);
    return this;
  }

  public ReelAls setSolver(String value) {
    set(solver(), value);
    return this;
  }

  public ReelAls setCgSteps(int value) {
    set(cgSteps(), value);
    return this;
  }

  public ReelAls setInitialModel(String value) {
    set(initialModel(), value);
    return this;
  }

  public ReelAls setDevice(String value) {
    set(device(), value);
    return this;
  }

  /** Has each epoch compute the loss, which costs about a tenth of it. */
  public ReelAls reportingLoss() {
    set(reportLoss(), true);
    return this;
  }
}
