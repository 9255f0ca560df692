package io.reeltime.training.als;

import io.reeltime.training.als.engine.AlsListener;
import java.util.List;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;

/**
 * Factors of users and items, as Spark's tables: {@code id int, features array<float>}, the columns
 * that MLlib's model has.
 */
public final class ReelAlsModel extends Model<ReelAlsModel>
    implements ReelAlsModelParams, MLWritable {
  private static final UserDefinedFunction DOT =
      functions.udf((UDF2<Seq<Float>, Seq<Float>, Float>) ReelAlsModel::dot, DataTypes.FloatType);

  private final String uid;
  private final int rank;
  private final transient Dataset<Row> userFactors;
  private final transient Dataset<Row> itemFactors;
  private final List<AlsListener.Epoch> epochs;

  ReelAlsModel(
      String uid,
      int rank,
      Dataset<Row> userFactors,
      Dataset<Row> itemFactors,
      List<AlsListener.Epoch> epochs) {
    this.uid = uid;
    this.rank = rank;
    this.userFactors = userFactors;
    this.itemFactors = itemFactors;
    this.epochs = epochs;
    setModelDefaults();
  }

  /** Reads models that {@code save} wrote. */
  public static MLReader<ReelAlsModel> read() {
    return new ReelAlsModelReader();
  }

  public static ReelAlsModel load(String path) {
    return read().load(path);
  }

  @Override
  public String uid() {
    return uid;
  }

  public int rank() {
    return rank;
  }

  /** {@code id int, features array<float>}, a row per user. */
  public Dataset<Row> userFactors() {
    return userFactors;
  }

  /** {@code id int, features array<float>}, a row per item. */
  public Dataset<Row> itemFactors() {
    return itemFactors;
  }

  /** The epochs of the fit; none for a model that was loaded. */
  public List<AlsListener.Epoch> epochs() {
    return epochs;
  }

  /** Adds the predicted preference, about 1 for liked and 0 for not. */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Dataset<Row> users = renamed(userFactors, "user");
    Dataset<Row> items = renamed(itemFactors, "item");
    Column prediction = DOT.apply(users.col("user_features"), items.col("item_features"));
    Dataset<Row> predicted =
        dataset
            .join(users, dataset.col(getUserCol()).equalTo(users.col("user_id")), "left")
            .join(items, dataset.col(getItemCol()).equalTo(items.col("item_id")), "left")
            .select(dataset.col("*"), prediction.as(getPredictionCol()));
    return getColdStartStrategy().equals(DROP)
        ? predicted.na().drop(new String[] {getPredictionCol()})
        : predicted;
  }

  private static Dataset<Row> renamed(Dataset<Row> factors, String side) {
    return factors.select(
        factors.col(FactorRows.ID).as(side + "_id"),
        factors.col(FactorRows.FEATURES).as(side + "_features"));
  }

  @SuppressWarnings("NullAway") // Spark hands nulls to the function where a join found no row.
  private static Float dot(Seq<Float> user, Seq<Float> item) {
    if (user == null || item == null) {
      return Float.NaN;
    }
    float sum = 0;
    for (int column = 0; column < user.size(); column++) {
      sum += user.apply(column) * item.apply(column);
    }
    return sum;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    new RatingRows(getUserCol(), getItemCol(), "").check(schema);
    return schema.add(getPredictionCol(), DataTypes.FloatType, false);
  }

  @Override
  public ReelAlsModel copy(ParamMap extra) {
    ReelAlsModel copy = new ReelAlsModel(uid, rank, userFactors, itemFactors, epochs);
    return copyValues(copy, extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return new ReelAlsModelWriter(this);
  }

  public ReelAlsModel setUserCol(String value) {
    set(userCol(), value);
    return this;
  }

  public ReelAlsModel setItemCol(String value) {
    set(itemCol(), value);
    return this;
  }

  public ReelAlsModel setPredictionCol(String value) {
    set(predictionCol(), value);
    return this;
  }

  public ReelAlsModel setColdStartStrategy(String value) {
    set(coldStartStrategy(), value);
    return this;
  }
}
