package io.reeltime.training.als;

import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLWriter;

/** Saves a model: its parameters, and a Parquet folder of factors per side. */
final class ReelAlsModelWriter extends MLWriter {
  static final String USERS = "userFactors";
  static final String ITEMS = "itemFactors";

  private final ReelAlsModel model;

  ReelAlsModelWriter(ReelAlsModel model) {
    this.model = model;
  }

  @Override
  public void saveImpl(String path) {
    DefaultParamsWriter.saveMetadata(model, path, sparkSession());
    model.userFactors().write().format("parquet").save(new Path(path, USERS).toString());
    model.itemFactors().write().format("parquet").save(new Path(path, ITEMS).toString());
  }
}
