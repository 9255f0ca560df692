package io.reeltime.training.als;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;

/** Loads what {@link ReelAlsModelWriter} saved. */
final class ReelAlsModelReader extends MLReader<ReelAlsModel> {

  @Override
  public ReelAlsModel load(String path) {
    DefaultParamsReader.Metadata metadata =
        DefaultParamsReader.loadMetadata(path, sparkSession(), ReelAlsModel.class.getName());
    Dataset<Row> items = factors(path, ReelAlsModelWriter.ITEMS);
    ReelAlsModel model =
        new ReelAlsModel(
            metadata.uid(), rank(items), factors(path, ReelAlsModelWriter.USERS), items, List.of());
    metadata.getAndSetParams(model, Option.empty());
    return model;
  }

  private Dataset<Row> factors(String path, String side) {
    return sparkSession().read().format("parquet").load(new Path(path, side).toString());
  }

  private static int rank(Dataset<Row> factors) {
    return factors.first().getList(1).size();
  }
}
