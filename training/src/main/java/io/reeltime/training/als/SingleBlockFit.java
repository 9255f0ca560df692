package io.reeltime.training.als;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.training.als.engine.AlsBlock;
import io.reeltime.training.als.engine.AlsFit;
import io.reeltime.training.als.engine.AlsListener;
import io.reeltime.training.als.engine.AlsSettings;
import io.reeltime.training.als.engine.Factors;
import io.reeltime.training.als.engine.SparseMatrix;
import io.reeltime.training.als.engine.Turn;
import java.io.Serializable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * All ratings in one task, and all epochs inside it: nothing is exchanged, and Spark costs nothing
 * per epoch. A lost executor costs that task, from its last checkpoint if it has one.
 */
final class SingleBlockFit {
  private final FitPlan plan;
  private final AlsSettings settings;
  private final SideRows rows;
  private final SparseMatrix matrix;
  private final List<AlsListener.Epoch> epochs = new ArrayList<>();

  private SingleBlockFit(SideRows rows, FitPlan plan) {
    this.plan = plan;
    this.settings = plan.settings();
    this.rows = rows;
    this.matrix = rows.matrix();
  }

  /** Runs it on Spark. */
  static Fitted run(JavaPairRDD<Integer, RatingChunk> ratings, FormerModel former, FitPlan plan) {
    JavaRDD<Block> block =
        ratings
            .partitionBy(new HashPartitioner(1))
            .zipPartitions(
                former.users().zipPartitions(former.items(), FormerBlock::of),
                (chunks, starts) -> fit(chunks, starts.next(), plan))
            .persist(Executors.storage(ratings.context()));
    Course course = block.map(Block::course).first();
    FitPlan.discard(course.checkpoints());
    return new Fitted(block.map(Block::users), block.map(Block::items), course.epochs());
  }

  /** The former factors of the one block. */
  private record FormerBlock(
      Iterator<Tuple2<Integer, FactorRows>> users, Iterator<Tuple2<Integer, FactorRows>> items) {

    static Iterator<FormerBlock> of(
        Iterator<Tuple2<Integer, FactorRows>> users, Iterator<Tuple2<Integer, FactorRows>> items) {
      return List.of(new FormerBlock(users, items)).iterator();
    }

    static FormerBlock ofItems(FactorRows items) {
      return new FormerBlock(
          Collections.emptyIterator(), List.of(new Tuple2<>(0, items)).iterator());
    }
  }

  /** Both sides, and what made them. */
  private record Block(FactorRows users, FactorRows items, Course course) implements Serializable {}

  /**
   * What the driver learns.
   *
   * @param checkpoints to be deleted once the factors are kept, null for none
   */
  private record Course(List<AlsListener.Epoch> epochs, @Nullable CheckpointFolder checkpoints)
      implements Serializable {}

  private static Iterator<Block> fit(
      Iterator<Tuple2<Integer, RatingChunk>> chunks, FormerBlock former, FitPlan plan) {
    SideRows rows = SideRows.of(chunks, 1);
    RatingCounts.of(rows).requireSome();
    return List.of(new SingleBlockFit(rows, plan).fit(former)).iterator();
  }

  /**
   * Runs it in this JVM, without Spark.
   *
   * @param formerItems where items start, by place
   */
  static Factors run(SparseMatrix matrix, FactorRows formerItems, FitPlan plan) {
    SingleBlockFit fit = new SingleBlockFit(SideRows.whole(matrix), plan);
    Block block = fit.fit(FormerBlock.ofItems(formerItems));
    FitPlan.discard(block.course().checkpoints());
    return new Factors(fit.matrix(block.users().values()), fit.matrix(block.items().values()));
  }

  private Block fit(FormerBlock former) {
    CheckpointFolder checkpoints = plan.checkpoints(rows::fingerprint);
    int done =
        checkpoints == null
            ? 0
            : checkpoints.newest(settings.epochs(), epoch -> checkpoints.isReadable(epoch, 0));
    Factors factors =
        checkpoints == null || done == 0 ? initial(former) : resumed(checkpoints, done);
    while (done < settings.epochs()) {
      int stop =
          checkpoints == null ? settings.epochs() : checkpoints.nextStop(done, settings.epochs());
      factors = epochs(factors, done, stop);
      done = stop;
      if (checkpoints != null && done < settings.epochs()) {
        write(checkpoints, done, factors);
      }
    }
    return new Block(users(factors), items(factors), new Course(epochs, checkpoints));
  }

  private Factors epochs(Factors from, int done, int stop) {
    return AlsFit.fit(
        matrix,
        settings.withEpochs(stop - done),
        from,
        epoch -> {
          AlsListener.Epoch told =
              new AlsListener.Epoch(
                  done + epoch.number(), settings.epochs(), epoch.loss(), epoch.seconds());
          epochs.add(told);
          plan.relay().tell(told);
        });
  }

  private Factors initial(FormerBlock former) {
    int rank = settings.rank();
    float[] users = InitialBlock.of(rows.ids(), matrix, former.users(), rank, settings.seed());
    float[] items =
        InitialBlock.of(
            rows.neededIds(), matrix.transpose(), former.items(), rank, ~settings.seed());
    return plan.firstHalf().equals(settings)
        ? new Factors(matrix(users), matrix(items))
        : withUsersSolved(users, items);
  }

  /** In the basis of the items' Gramian; the fit finds any basis as good. */
  private Factors withUsersSolved(float[] users, float[] items) {
    int rank = settings.rank();
    Turn turn = Turn.of(AlsBlock.gramian(items, settings), rank);
    float[] turned = AlsBlock.turned(items, turn, settings);
    AlsBlock.Solved solved =
        AlsBlock.solve(
            matrix,
            turned,
            turn.eigenvalues(),
            matrix.columns(),
            users,
            Turn.none(rank),
            plan.firstHalf());
    return new Factors(matrix(solved.factors()), matrix(turned));
  }

  private Factors resumed(CheckpointFolder checkpoints, int epoch) {
    return new Factors(
        matrix(checkpoints.readUsers(epoch, 0).values()),
        matrix(checkpoints.readItems(epoch, 0).values()));
  }

  private void write(CheckpointFolder checkpoints, int epoch, Factors factors) {
    checkpoints.writeUsers(epoch, 0, users(factors));
    checkpoints.writeItems(epoch, 0, items(factors));
    checkpoints.complete(epoch);
  }

  private FactorRows users(Factors factors) {
    return new FactorRows(rows.ids(), settings.rank(), array(factors.users()));
  }

  private FactorRows items(Factors factors) {
    return new FactorRows(rows.neededIds(), settings.rank(), array(factors.items()));
  }

  private FactorMatrix matrix(float[] values) {
    FactorMatrix matrix =
        FactorMatrix.allocate(values.length / settings.rank(), settings.rank(), Arena.ofAuto());
    MemorySegment.copy(
        values, 0, matrix.values(), ValueLayout.JAVA_FLOAT_UNALIGNED, 0, values.length);
    return matrix;
  }

  private static float[] array(FactorMatrix matrix) {
    float[] values = new float[Math.multiplyExact(matrix.rows(), matrix.rank())];
    MemorySegment.copy(
        matrix.values(), ValueLayout.JAVA_FLOAT_UNALIGNED, 0, values, 0, values.length);
    return values;
  }
}
