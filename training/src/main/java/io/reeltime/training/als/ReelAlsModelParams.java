package io.reeltime.training.als;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * The parameters that estimator and model share, named as MLlib's ALS names them.
 *
 * <p>A {@code Param} is equal to any other of its parent and name, so each method makes it anew:
 * Java has no traits that could hold the fields. Public, since Spark finds them by reflection.
 */
public interface ReelAlsModelParams extends Params {
  /** What is predicted for an unknown user or item: {@code NaN}. */
  String NAN = "nan";

  /** Rows of unknown users or items are left out. */
  String DROP = "drop";

  default Param<String> userCol() {
    return new Param<>(this, "userCol", "column of user ids: whole numbers within int");
  }

  default Param<String> itemCol() {
    return new Param<>(this, "itemCol", "column of item ids: whole numbers within int");
  }

  default Param<String> predictionCol() {
    return new Param<>(this, "predictionCol", "column that receives the predicted preference");
  }

  default Param<String> coldStartStrategy() {
    return new Param<>(
        this, "coldStartStrategy", "for an unknown user or item: nan (predict NaN) or drop (row)");
  }

  default String getUserCol() {
    return getOrDefault(userCol());
  }

  default String getItemCol() {
    return getOrDefault(itemCol());
  }

  default String getPredictionCol() {
    return getOrDefault(predictionCol());
  }

  default String getColdStartStrategy() {
    return getOrDefault(coldStartStrategy());
  }

  /** MLlib's defaults. */
  default void setModelDefaults() {
    setDefault(userCol(), "user");
    setDefault(itemCol(), "item");
    setDefault(predictionCol(), "prediction");
    setDefault(coldStartStrategy(), NAN);
  }
}
