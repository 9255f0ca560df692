package io.reeltime.training.als;

import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.factors.ImplicitObjective.Formulation;
import io.reeltime.data.factors.ImplicitObjective.RegularizationCount;
import io.reeltime.training.als.engine.AlsSettings;
import io.reeltime.training.als.engine.AlsSettings.LossReport;
import io.reeltime.training.als.engine.RowSystemSolver;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;

/**
 * The estimator's parameters: MLlib's names where MLlib has them. Checked when the fit or the
 * pipeline begins, not when they are set, so that the message can say what was expected.
 */
public interface ReelAlsParams extends ReelAlsModelParams {
  String REEL = "reel";
  String MLLIB = "mllib";

  default Param<String> ratingCol() {
    return new Param<>(
        this, "ratingCol", "column of signed strengths, below 0 refused; empty: 1 for every row");
  }

  default IntParam rank() {
    return new IntParam(this, "rank", "columns of the factors, 1 to 4096");
  }

  default IntParam maxIter() {
    return new IntParam(this, "maxIter", "epochs: full alternations, 1 or more");
  }

  default DoubleParam regParam() {
    return new DoubleParam(this, "regParam", "lambda, the regularisation, 0 or more");
  }

  default DoubleParam alpha() {
    return new DoubleParam(this, "alpha", "confidence per unit of strength, above 0");
  }

  default LongParam seed() {
    return new LongParam(this, "seed", "of the initial factors");
  }

  default IntParam numBlocks() {
    return new IntParam(this, "numBlocks", "blocks of users and of items; 0: one per executor");
  }

  default IntParam checkpointInterval() {
    return new IntParam(this, "checkpointInterval", "epochs between two checkpoints; -1: none");
  }

  default Param<String> checkpointDir() {
    return new Param<>(
        this, "checkpointDir", "folder of the checkpoints, seen by all executors; empty: none");
  }

  default DoubleParam unobservedWeight() {
    return new DoubleParam(this, "unobservedWeight", "a0, weight of unobserved pairs, 0 or more");
  }

  default DoubleParam regularizationExponent() {
    return new DoubleParam(
        this, "regularizationExponent", "nu: 1 scales lambda with the row's count, 0 not at all");
  }

  default Param<String> regularizationCount() {
    return new Param<>(
        this, "regularizationCount", "what counts: " + names(RegularizationCount.values()));
  }

  default Param<String> objective() {
    return new Param<>(
        this, "objective", "reel (Rendle et al. 2021) or mllib (as MLlib's ALS minimises)");
  }

  default Param<String> solver() {
    return new Param<>(this, "solver", "of the row systems: " + names(RowSystemSolver.values()));
  }

  default IntParam cgSteps() {
    return new IntParam(this, "cgSteps", "conjugate-gradient steps per row and half, 1 or more");
  }

  default Param<String> initialModel() {
    return new Param<>(
        this,
        "initialModel",
        "folder of a saved ReelAlsModel or of a model snapshot to start from; empty: none");
  }

  default Param<String> device() {
    return new Param<>(this, "device", "auto or cpu");
  }

  default BooleanParam reportLoss() {
    return new BooleanParam(this, "reportLoss", "whether each epoch computes the loss");
  }

  /** Those of the model reel-als in {@code training.job.ModelParameters}, as a test holds. */
  default void setDefaults() {
    setModelDefaults();
    setDefault(ratingCol(), "rating");
    setDefault(rank(), 128);
    setDefault(maxIter(), 16);
    setDefault(regParam(), 0.012);
    setDefault(alpha(), 1.0);
    setDefault(seed(), 42L);
    setDefault(numBlocks(), 0);
    setDefault(checkpointInterval(), 5);
    setDefault(checkpointDir(), "");
    setDefault(unobservedWeight(), 0.13);
    setDefault(regularizationExponent(), 1.0);
    setDefault(regularizationCount(), name(RegularizationCount.OBSERVED_AND_UNOBSERVED));
    setDefault(objective(), REEL);
    setDefault(solver(), name(RowSystemSolver.CG));
    setDefault(cgSteps(), 1);
    setDefault(initialModel(), "");
    setDefault(device(), "auto");
    setDefault(reportLoss(), false);
  }

  /** How each block is fitted; checks every number on the way. */
  default AlsSettings settings(int threads) {
    return new AlsSettings(
        atLeast(1, rank()),
        atLeast(1, maxIter()),
        implicitObjective(),
        oneOf(RowSystemSolver.values(), solver()),
        atLeast(1, cgSteps()),
        (long) getOrDefault(seed()),
        (boolean) getOrDefault(reportLoss()) ? LossReport.EACH_EPOCH : LossReport.NONE,
        threads);
  }

  /** The loss that is minimised. */
  default ImplicitObjective implicitObjective() {
    double lambda = atLeast(0, regParam());
    double scale = atLeast(0, alpha());
    BadInputException.require(scale > 0, "alpha", scale, "above 0");
    if (oneOf(List.of(REEL, MLLIB), objective()).equals(MLLIB)) {
      Stream.of(unobservedWeight(), regularizationExponent(), regularizationCount())
          .forEach(this::requireUnset);
      return ImplicitObjective.mllib(lambda, scale);
    }
    double exponent = atLeast(0, regularizationExponent());
    BadInputException.require(exponent <= 1, "regularizationExponent", exponent, "0 to 1");
    return new ImplicitObjective(
        atLeast(0, unobservedWeight()),
        scale,
        lambda,
        exponent,
        Formulation.RENDLE,
        oneOf(RegularizationCount.values(), regularizationCount()));
  }

  /** Checks what {@link #settings} does not look at. */
  default void checkParameters() {
    settings(1);
    atLeast(0, numBlocks());
    int interval = (int) getOrDefault(checkpointInterval());
    BadInputException.require(
        interval == -1 || interval >= 1, "checkpointInterval", interval, "-1, or 1 or more");
    oneOf(List.of(NAN, DROP), coldStartStrategy());
    BadInputException.require(
        !getOrDefault(device()).equals("gpu"),
        "device",
        "gpu",
        "auto or cpu: there are no kernels for a GPU yet");
    oneOf(List.of("auto", "cpu"), device());
  }

  private void requireUnset(Param<?> param) {
    BadInputException.require(
        !isSet(param),
        param.name(),
        "a value with objective mllib",
        "none: MLlib's objective has it fixed; unset it or use objective reel");
  }

  private int atLeast(int least, IntParam param) {
    int found = (int) getOrDefault(param);
    BadInputException.require(found >= least, param.name(), found, least + " or more");
    if (param.name().equals("rank")) {
      BadInputException.require(found <= 4096, "rank", found, "1 to 4096");
    }
    return found;
  }

  private double atLeast(double least, DoubleParam param) {
    double found = (double) getOrDefault(param);
    BadInputException.require(
        found >= least && Double.isFinite(found), param.name(), found, least + " or more");
    return found;
  }

  private String oneOf(List<String> known, Param<String> param) {
    String found = getOrDefault(param);
    BadInputException.require(
        known.contains(found), param.name(), "'" + found + "'", String.join(" or ", known));
    return found;
  }

  private <E extends Enum<E>> E oneOf(E[] known, Param<String> param) {
    String found = getOrDefault(param);
    for (E value : known) {
      if (name(value).equals(found)) {
        return value;
      }
    }
    throw new BadInputException(param.name(), "'" + found + "'", names(known));
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String names(Enum<?>[] values) {
    return String.join(" or ", Stream.of(values).map(ReelAlsParams::name).toList());
  }
}
