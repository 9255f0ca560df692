package io.reeltime.training.model;

import io.reeltime.training.blend.Blending;
import io.reeltime.training.job.ModelParameters;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** The models by name. */
public final class Recommenders {
  private static final List<String> WITH_WARM_START = List.of(Reel.NAME, LocalAls.NAME);

  private Recommenders() {}

  /**
   * The model of the given parameters.
   *
   * @param session what distributed models run on; asked for by them alone
   * @throws IllegalArgumentException if no model has that name, or it refuses a hyper-parameter
   */
  public static Recommender named(ModelParameters parameters, Supplier<SparkSession> session) {
    return named(parameters, Continuation.NONE, session);
  }

  /**
   * The model of the given parameters, whose factors go on from somewhere.
   *
   * @param from heeded by models made of ReelALS
   * @throws IllegalArgumentException as above
   */
  public static Recommender named(
      ModelParameters parameters, Continuation from, Supplier<SparkSession> session) {
    return switch (parameters.name()) {
      case Popularity.NAME -> new Popularity();
      case Ease.NAME -> new Ease(parameters.als().regularization());
      case ItemKnn.NAME -> new ItemKnn(parameters.neighbours().count());
      case LocalAls.NAME -> reelAls(parameters, from, session);
      case Reel.NAME ->
          new Reel(
              reelAls(parameters, from, session),
              new Blending(
                  parameters.lowPass(), parameters.neighbours(), parameters.seed(), session));
      case MllibAls.NAME -> new MllibAls(parameters.als(), parameters.seed(), session.get());
      default ->
          throw new IllegalArgumentException(
              "model: found '%s', expected one of %s"
                  .formatted(
                      parameters.name(),
                      String.join(
                          ", ",
                          Reel.NAME,
                          LocalAls.NAME,
                          Ease.NAME,
                          MllibAls.NAME,
                          ItemKnn.NAME,
                          Popularity.NAME)));
    };
  }

  /**
   * Checks that a model can start from a former one.
   *
   * @throws IllegalArgumentException if not
   */
  public static void requireWarmStart(String name) {
    if (!WITH_WARM_START.contains(name)) {
      throw new IllegalArgumentException(
          "warm-start: found model '%s', expected one of %s; start cold"
              .formatted(name, String.join(", ", WITH_WARM_START)));
    }
  }

  /** In this JVM, unless Spark's master is a cluster. */
  private static FactorRecommender reelAls(
      ModelParameters parameters, Continuation from, Supplier<SparkSession> session) {
    boolean here = System.getProperty("spark.master", "local").matches("local(\\[.*])?");
    return here
        ? new LocalAls(parameters.als(), parameters.seed(), from)
        : new ClusterAls(parameters.als(), parameters.seed(), from, session);
  }

  /** The floor that every model has to beat. */
  public static Recommender popularity() {
    return new Popularity();
  }
}
