package io.reeltime.training.als;

import io.reeltime.training.als.engine.AlsBlock;
import io.reeltime.training.als.engine.AlsBlock.Solved;
import io.reeltime.training.als.engine.AlsListener;
import io.reeltime.training.als.engine.AlsSettings;
import io.reeltime.training.als.engine.Turn;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * The fit over several blocks, a Spark job per half.
 *
 * <p>In a half each block of the fixed side turns its factors into the basis of their Gramian's
 * eigenvectors and sends every other block the rows that it needs; each block of the solved side
 * turns its last factors into the same basis, solves, and reports the Gramian of its rows. The
 * driver adds the Gramians in the order of the blocks and finds the next turn. Turns are applied
 * when factors are read, so the factors that Spark keeps are never changed: a lost block is
 * computed again from what is left, and comes out the same.
 */
final class DistributedFit {
  private static final Logger LOG = LoggerFactory.getLogger(DistributedFit.class);

  private static final int MOST_BEGINNINGS = 4;

  private final FitPlan plan;
  private final AlsSettings settings;
  private final BlockedRatings ratings;
  private final JavaSparkContext context;
  private final @Nullable CheckpointFolder checkpoints;
  private final List<AlsListener.Epoch> epochs = new ArrayList<>();

  private DistributedFit(BlockedRatings ratings, FitPlan plan, JavaSparkContext context) {
    this.plan = plan;
    this.settings = plan.settings();
    this.ratings = ratings;
    this.context = context;
    this.checkpoints =
        plan.checkpoints(
            () -> ratings.userCounts().fingerprint() * 31 + ratings.itemCounts().fingerprint());
  }

  static Fitted run(JavaPairRDD<Integer, RatingChunk> chunks, FormerModel former, FitPlan plan) {
    BlockedRatings ratings = BlockedRatings.of(chunks, plan);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(chunks.context());
    return new DistributedFit(ratings, plan, context).runAndAgainAfterALoss(former);
  }

  /** Where all copies of factors without lineage were lost, only a new beginning helps. */
  private Fitted runAndAgainAfterALoss(FormerModel former) {
    for (int beginning = 1; ; beginning++) {
      try {
        return run(former);
      } catch (Exception e) {
        if (beginning == MOST_BEGINNINGS || !isLoss(e)) {
          throw e;
        }
        LOG.warn("factors lost, fit begins anew beginning={}", beginning + 1, e);
        epochs.clear();
      }
    }
  }

  private static boolean isLoss(Exception failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("Checkpoint block rdd_")) {
        return true;
      }
    }
    return false;
  }

  private Fitted run(FormerModel former) {
    int done =
        checkpoints == null
            ? 0
            : checkpoints.newest(settings.epochs(), epoch -> isReadable(checkpoints, epoch));
    State state = checkpoints == null || done == 0 ? initial(former) : resumed(checkpoints, done);
    for (int epoch = done + 1; epoch <= settings.epochs(); epoch++) {
      state = epoch(state, epoch);
      if (checkpoints != null
          && epoch < settings.epochs()
          && epoch == checkpoints.nextStop(epoch - 1, settings.epochs())) {
        write(checkpoints, epoch, state);
        state = resumed(checkpoints, epoch);
      }
    }
    Fitted fitted = fitted(state);
    FitPlan.discard(checkpoints);
    return fitted;
  }

  /**
   * Both sides between two epochs.
   *
   * @param users factors in a basis that {@code userTurn} brings to that of the items
   * @param itemGramian of all items
   */
  private record State(
      JavaRDD<Solved> users, Turn userTurn, JavaRDD<Solved> items, double[] itemGramian) {}

  private State epoch(State before, int number) {
    long start = System.nanoTime();
    Turn toItems = Turn.of(before.itemGramian(), settings.rank());
    Half userHalf =
        new Half(
            before.userTurn().then(toItems),
            toItems,
            ratings.itemCounts().rows(),
            number == 1 ? plan.firstHalf() : settings);
    JavaRDD<Solved> users =
        kept(solved(ratings.users(), before.users(), ratings.items(), before.items(), userHalf));
    Sums userSums = Sums.of(users, "user", number, settings.rank());
    before.users().unpersist();
    Turn toUsers = Turn.of(userSums.gramian(), settings.rank());
    Half itemHalf = new Half(toItems.then(toUsers), toUsers, ratings.userCounts().rows(), settings);
    JavaRDD<Solved> items =
        kept(solved(ratings.items(), before.items(), ratings.users(), users, itemHalf));
    Sums itemSums = Sums.of(items, "item", number, settings.rank());
    before.items().unpersist();
    tell(number, loss(toUsers, userSums, itemSums), (System.nanoTime() - start) / 1e9);
    return new State(users, toUsers, items, itemSums.gramian());
  }

  private void tell(int number, double loss, double seconds) {
    AlsListener.Epoch epoch = new AlsListener.Epoch(number, settings.epochs(), loss, seconds);
    epochs.add(epoch);
    plan.relay().tell(epoch);
  }

  /** NaN unless the blocks were asked for their losses. */
  private double loss(Turn users, Sums userSums, Sums itemSums) {
    double unobserved = 0;
    for (int i = 0; i < settings.rank(); i++) {
      unobserved += users.eigenvalues()[i] * itemSums.gramian()[i * settings.rank() + i];
    }
    return settings.objective().unobservedWeight() * unobserved
        + itemSums.observed()
        + itemSums.regularization()
        + userSums.regularization();
  }

  /** What every block has to know of one half. */
  private record Half(Turn solvedTurn, Turn fixedTurn, int fixedRows, AlsSettings settings)
      implements Serializable {}

  private JavaRDD<Solved> solved(
      JavaRDD<BlockSide> sides,
      JavaRDD<Solved> last,
      JavaRDD<BlockSide> fixedSides,
      JavaRDD<Solved> fixed,
      Half half) {
    Broadcast<Half> shared = context.broadcast(half);
    JavaRDD<Turned> turned =
        fixedSides.zipPartitions(
            fixed, (side, factors) -> one(turned(side.next(), factors.next(), shared.value())));
    JavaPairRDD<Integer, FactorMessage> messages =
        turned
            .mapPartitionsToPair(each -> send(each.next(), shared.value()))
            .partitionBy(new HashPartitioner(plan.blocks()));
    return sides
        .zipPartitions(last, (side, factors) -> one(new Own(side.next(), factors.next())))
        .zipPartitions(turned, (own, others) -> one(new Facing(own.next(), others.next())))
        .zipPartitions(messages, (facing, sent) -> one(solve(facing.next(), sent, shared.value())));
  }

  /**
   * Has Spark keep a half's factors on two executors and without lineage. Each half needs both
   * halves before it, which are gone by then: behind an uncut lineage the work to make good a loss
   * doubles with every half.
   */
  private JavaRDD<Solved> kept(JavaRDD<Solved> side) {
    JavaRDD<Solved> kept = side.persist(Executors.storage(context.sc()));
    kept.rdd().localCheckpoint();
    return kept;
  }

  /** The fixed side of a block in the basis of the half. */
  private record Turned(int[][] routes, float[] factors) {}

  /** The solved side of a block. */
  private record Own(BlockSide side, Solved last) {}

  private record Facing(Own own, Turned fixed) {}

  private static Turned turned(BlockSide side, Solved factors, Half half) {
    return new Turned(
        side.routes(), AlsBlock.turned(factors.factors(), half.fixedTurn(), half.settings()));
  }

  private static Iterator<Tuple2<Integer, FactorMessage>> send(Turned turned, Half half) {
    return Exchange.send(
        TaskContext.getPartitionId(), turned.routes(), turned.factors(), half.settings().rank());
  }

  private static Solved solve(
      Facing facing, Iterator<Tuple2<Integer, FactorMessage>> sent, Half half) {
    int block = TaskContext.getPartitionId();
    SideRows rows = facing.own().side().rows();
    float[] needed =
        Exchange.receive(
            block,
            rows,
            facing.fixed().routes()[block],
            facing.fixed().factors(),
            sent,
            half.settings().rank());
    return AlsBlock.solve(
        rows.matrix(),
        needed,
        half.fixedTurn().eigenvalues(),
        half.fixedRows(),
        facing.own().last().factors(),
        half.solvedTurn(),
        half.settings());
  }

  private State initial(FormerModel former) {
    AlsSettings all = settings;
    JavaRDD<Solved> users =
        ratings
            .users()
            .zipPartitions(
                former.users(),
                (side, rows) -> one(start(InitialBlock.users(side.next().rows(), rows, all), all)))
            .persist(StorageLevel.MEMORY_AND_DISK());
    JavaRDD<Solved> items =
        ratings
            .items()
            .zipPartitions(
                former.items(),
                (side, rows) -> one(start(InitialBlock.items(side.next().rows(), rows, all), all)))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return state(users, items);
  }

  /** Each block looks at its own files, which are as long as its factors. */
  private boolean isReadable(CheckpointFolder from, int epoch) {
    return ratings
        .users()
        .mapPartitionsWithIndex((block, _) -> one(from.isReadable(epoch, block)), true)
        .reduce(Boolean::logicalAnd);
  }

  private State resumed(CheckpointFolder from, int epoch) {
    AlsSettings all = settings;
    return state(
        ratings
            .users()
            .mapPartitionsWithIndex(
                (block, _) -> one(start(from.readUsers(epoch, block).values(), all)), true)
            .persist(StorageLevel.MEMORY_AND_DISK()),
        ratings
            .items()
            .mapPartitionsWithIndex(
                (block, _) -> one(start(from.readItems(epoch, block).values(), all)), true)
            .persist(StorageLevel.MEMORY_AND_DISK()));
  }

  private static Solved start(float[] factors, AlsSettings settings) {
    return new Solved(factors, AlsBlock.gramian(factors, settings), Double.NaN, Double.NaN);
  }

  private State state(JavaRDD<Solved> users, JavaRDD<Solved> items) {
    Sums sums = Sums.of(items, "item", 0, settings.rank());
    return new State(users, Turn.none(settings.rank()), items, sums.gramian());
  }

  private void write(CheckpointFolder into, int epoch, State state) {
    JavaRDD<FactorRows> users = users(state);
    JavaRDD<FactorRows> items = items(state);
    users.foreach(rows -> into.writeUsers(epoch, TaskContext.getPartitionId(), rows));
    items.foreach(rows -> into.writeItems(epoch, TaskContext.getPartitionId(), rows));
    into.complete(epoch);
    state.users().unpersist();
    state.items().unpersist();
  }

  private Fitted fitted(State state) {
    StorageLevel storage = Executors.storage(context.sc());
    JavaRDD<FactorRows> users = users(state).persist(storage);
    JavaRDD<FactorRows> items = items(state).persist(storage);
    users.count();
    items.count();
    state.users().unpersist();
    state.items().unpersist();
    ratings.unpersist();
    return new Fitted(users, items, epochs);
  }

  /** Both sides must leave in one basis. */
  private JavaRDD<FactorRows> users(State state) {
    Turn turn = state.userTurn();
    AlsSettings all = settings;
    return ratings
        .users()
        .zipPartitions(
            state.users(),
            (side, solved) ->
                one(
                    new FactorRows(
                        side.next().rows().ids(),
                        all.rank(),
                        AlsBlock.turned(solved.next().factors(), turn, all))));
  }

  private JavaRDD<FactorRows> items(State state) {
    int rank = settings.rank();
    return ratings
        .items()
        .zipPartitions(
            state.items(),
            (side, solved) ->
                one(new FactorRows(side.next().rows().ids(), rank, solved.next().factors())));
  }

  private static <T> Iterator<T> one(T value) {
    return List.of(value).iterator();
  }
}
