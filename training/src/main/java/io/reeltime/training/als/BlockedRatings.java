package io.reeltime.training.als;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The ratings in both orientations, an element per block, kept by Spark as long as the fit runs.
 *
 * @param users a row per user
 * @param items a row per item
 * @param userCounts of all blocks
 * @param itemCounts of all blocks
 */
record BlockedRatings(
    JavaRDD<BlockSide> users,
    JavaRDD<BlockSide> items,
    RatingCounts userCounts,
    RatingCounts itemCounts) {

  /**
   * Brings each rating to the block of its user and to that of its item.
   *
   * @throws BadInputException if there are none
   */
  static BlockedRatings of(JavaPairRDD<Integer, RatingChunk> byUser, FitPlan plan) {
    int blocks = plan.blocks();
    JavaRDD<SideRows> users = sides(byUser, blocks);
    JavaRDD<SideRows> items = sides(users.flatMapToPair(side -> side.transposed(blocks)), blocks);
    JavaRDD<BlockSide> routedUsers = routed(users, items, blocks);
    JavaRDD<BlockSide> routedItems = routed(items, users, blocks);
    BlockedRatings ratings =
        new BlockedRatings(
            routedUsers, routedItems, counts(routedUsers, plan), counts(routedItems, plan));
    users.unpersist();
    items.unpersist();
    ratings.userCounts.requireSome();
    return ratings;
  }

  /** Frees what Spark keeps. */
  void unpersist() {
    users.unpersist();
    items.unpersist();
  }

  private static JavaRDD<SideRows> sides(JavaPairRDD<Integer, RatingChunk> chunks, int blocks) {
    return chunks
        .partitionBy(new HashPartitioner(blocks))
        .mapPartitions(each -> List.of(SideRows.of(each, blocks)).iterator())
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static RatingCounts counts(JavaRDD<BlockSide> sides, FitPlan plan) {
    boolean fingerprint = plan.checkpointDir() != null;
    return sides
        .map(side ->
            fingerprint ? RatingCounts.withFingerprint(side.rows()) : RatingCounts.of(side.rows()))
        .collect()
        .stream()
        .reduce(new RatingCounts(0, 0, 0), RatingCounts::plus);
  }

  /** Ids of one block that another block needs. */
  private record Need(int block, int[] ids) implements Serializable {}

  private static JavaRDD<BlockSide> routed(
      JavaRDD<SideRows> sides, JavaRDD<SideRows> others, int blocks) {
    JavaPairRDD<Integer, Need> needs =
        others
            .mapPartitionsToPair(each -> needs(each.next(), blocks))
            .partitionBy(new HashPartitioner(blocks));
    return sides
        .zipPartitions(needs, (own, wanted) -> List.of(side(own.next(), wanted, blocks)).iterator())
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static Iterator<Tuple2<Integer, Need>> needs(SideRows rows, int blocks) {
    int block = TaskContext.getPartitionId();
    return IntStream.range(0, blocks)
        .mapToObj(owner -> new Tuple2<>(owner, new Need(block, rows.neededOf(owner))))
        .iterator();
  }

  private static BlockSide side(SideRows rows, Iterator<Tuple2<Integer, Need>> needs, int blocks) {
    IdLookup lookup = IdLookup.of(rows.ids());
    int[][] routes = new int[blocks][];
    needs.forEachRemaining(each ->
        routes[each._2().block()] = IntStream.of(each._2().ids()).map(lookup::placeOf).toArray());
    return new BlockSide(rows, routes);
  }
}
