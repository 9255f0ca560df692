package io.reeltime.training.model;

import io.reeltime.training.job.ModelParameters;
import org.apache.spark.sql.SparkSession;

/** The models by name. */
public final class Recommenders {
  private Recommenders() {}

  /**
   * The model of the given parameters.
   *
   * @param session what distributed models run on
   * @throws IllegalArgumentException if no model has that name
   */
  public static Recommender named(ModelParameters parameters, SparkSession session) {
    return switch (parameters.name()) {
      case Popularity.NAME -> new Popularity();
      case ItemKnn.NAME -> new ItemKnn(parameters.neighbours().count());
      case MllibAls.NAME -> new MllibAls(parameters.als(), parameters.seed(), session);
      default ->
          throw new IllegalArgumentException(
              "model: found '%s', expected %s, %s or %s"
                  .formatted(parameters.name(), MllibAls.NAME, ItemKnn.NAME, Popularity.NAME));
    };
  }

  /** The floor that every model has to beat. */
  public static Recommender popularity() {
    return new Popularity();
  }
}
