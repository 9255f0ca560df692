package io.reeltime.training.als;

import io.reeltime.data.snapshot.ItemTable;
import io.reeltime.data.snapshot.ModelSnapshot;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The factors that a fit starts from, by the block that owns their id: those of a saved {@link
 * ReelAlsModel}, the items of a model snapshot whose video ids are whole numbers, or none.
 */
record FormerModel(
    JavaPairRDD<Integer, FactorRows> users, JavaPairRDD<Integer, FactorRows> items, Sides sides) {

  /** Which factors a former model has. */
  enum Sides {
    NONE,
    ITEMS,
    BOTH
  }

  /**
   * Opens the model of a folder.
   *
   * @param folder of the model, empty for none
   * @throws BadInputException if it holds no model or one of another rank
   */
  static FormerModel open(String folder, int rank, int blocks, SparkSession session) {
    if (folder.isEmpty()) {
      return none(blocks, session);
    }
    if (Files.isRegularFile(Path.of(folder).resolve("manifest.json"))) {
      return snapshot(Path.of(folder).toAbsolutePath(), rank, blocks, session);
    }
    ReelAlsModel model = load(folder);
    requireRank(model.rank(), folder, rank);
    return new FormerModel(
        byBlock(model.userFactors(), blocks), byBlock(model.itemFactors(), blocks), Sides.BOTH);
  }

  /** Starts from nothing. */
  static FormerModel none(int blocks, SparkSession session) {
    return new FormerModel(nothing(blocks, session), nothing(blocks, session), Sides.NONE);
  }

  /** Starts from some items, by the ids that the ratings have. */
  static FormerModel ofItems(FactorRows items, int blocks, SparkSession session) {
    return new FormerModel(nothing(blocks, session), of(items, blocks, session), Sides.ITEMS);
  }

  /** A hash of the factors: 0 for none, and the same however they are spread over blocks. */
  long fingerprint() {
    return 31 * fingerprint(users) + fingerprint(items);
  }

  private static long fingerprint(JavaPairRDD<Integer, FactorRows> side) {
    return side.values().map(FactorRows::fingerprint).fold(0L, Long::sum);
  }

  private static ReelAlsModel load(String folder) {
    try {
      return ReelAlsModel.load(folder);
      // Spark throws the checked AnalysisException without declaring it.
    } catch (Exception e) {
      BadInputException bad =
          new BadInputException(
              "initialModel",
              "'" + folder + "', which cannot be read",
              "the folder of a saved ReelAlsModel or of a model snapshot");
      bad.initCause(e);
      throw bad;
    }
  }

  private static FormerModel snapshot(Path folder, int rank, int blocks, SparkSession session) {
    SnapshotVersion version =
        SnapshotVersion.parse(String.valueOf(folder.getFileName()))
            .orElseThrow(() ->
                new BadInputException(
                    "initialModel", folder, "a snapshot's folder, such as models/v000042"));
    try (ModelSnapshot snapshot = new SnapshotStore(folder.resolveSibling(".")).open(version)) {
      requireRank(snapshot.items().factors().rank(), folder.toString(), rank);
      return ofItems(rows(snapshot.items()), blocks, session);
    }
  }

  private static FactorRows rows(ItemTable items) {
    int[] known =
        IntStream.range(0, items.size()).filter(video -> isInt(items.videoId(video))).toArray();
    int rank = items.factors().rank();
    float[] values = new float[Math.multiplyExact(known.length, rank)];
    float[] factor = new float[rank];
    for (int row = 0; row < known.length; row++) {
      items.factors().copyRow(known[row], factor);
      System.arraycopy(factor, 0, values, row * rank, rank);
    }
    int[] ids = IntStream.of(known).map(video -> Integer.parseInt(items.videoId(video))).toArray();
    return new FactorRows(ids, rank, values);
  }

  private static boolean isInt(String text) {
    try {
      return Integer.toString(Integer.parseInt(text)).equals(text);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static JavaPairRDD<Integer, FactorRows> nothing(int blocks, SparkSession session) {
    return JavaSparkContext.fromSparkContext(session.sparkContext())
        .parallelizePairs(List.of(), blocks);
  }

  private static JavaPairRDD<Integer, FactorRows> of(
      FactorRows rows, int blocks, SparkSession session) {
    return JavaSparkContext.fromSparkContext(session.sparkContext())
        .parallelizePairs(rows.byBlock(blocks), 1)
        .partitionBy(new HashPartitioner(blocks));
  }

  private static JavaPairRDD<Integer, FactorRows> byBlock(Dataset<Row> factors, int blocks) {
    return factors
        .select(FactorRows.ID, FactorRows.FEATURES)
        .toJavaRDD()
        .mapPartitionsToPair(rows -> FactorRows.of(rows).byBlock(blocks).iterator())
        .partitionBy(new HashPartitioner(blocks));
  }

  private static void requireRank(int found, String folder, int rank) {
    BadInputException.require(
        found == rank, "initialModel", "rank " + found + " in " + folder, "rank " + rank);
  }
}
