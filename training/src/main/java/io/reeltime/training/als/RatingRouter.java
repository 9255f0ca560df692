package io.reeltime.training.als;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Hands ratings on in chunks, each with the block that owns its ids; never more than a few at once.
 */
final class RatingRouter implements Iterator<Tuple2<Integer, RatingChunk>> {
  private final RatingChunk.@Nullable Builder[] builders;
  private final Source source;
  private final Queue<Tuple2<Integer, RatingChunk>> ready = new ArrayDeque<>();
  private boolean ended;

  /** Where ratings come from: adds some to the router, and says whether there may be more. */
  interface Source {
    boolean advance(RatingRouter into);
  }

  RatingRouter(int blocks, Source source) {
    this.builders = new RatingChunk.Builder[blocks];
    this.source = source;
  }

  /**
   * Ratings in chunks, by the block that owns the user.
   *
   * @param ratings own ids are those of users
   */
  static JavaPairRDD<Integer, RatingChunk> byUser(JavaRDD<RatingChunk> ratings, int blocks) {
    return ratings.mapPartitionsToPair(
        chunks -> new RatingRouter(blocks, into -> advance(chunks, into)));
  }

  private static boolean advance(Iterator<RatingChunk> chunks, RatingRouter into) {
    if (chunks.hasNext()) {
      into.addAll(chunks.next());
    }
    return chunks.hasNext();
  }

  private void addAll(RatingChunk chunk) {
    for (int place = 0; place < chunk.size(); place++) {
      float strength = chunk.strengths()[place];
      if (!Float.isFinite(strength)) {
        throw new BadInputException("strength", strength, "a finite number");
      }
      add(chunk.own()[place], chunk.other()[place], strength);
    }
  }

  /** The block that owns an id. */
  static int blockOf(int id, int blocks) {
    return Math.floorMod(id, blocks);
  }

  void add(int ownId, int otherId, float strength) {
    int block = blockOf(ownId, builders.length);
    RatingChunk.Builder builder = builders[block];
    if (builder == null) {
      builder = new RatingChunk.Builder();
      builders[block] = builder;
    }
    builder.add(ownId, otherId, strength);
    if (builder.isFull()) {
      ready.add(new Tuple2<>(block, builder.take()));
    }
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !ended) {
      ended = !source.advance(this);
      if (ended) {
        flush();
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Tuple2<Integer, RatingChunk> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more ratings");
    }
    return ready.remove();
  }

  private void flush() {
    for (int block = 0; block < builders.length; block++) {
      RatingChunk.Builder builder = builders[block];
      if (builder != null && !builder.isEmpty()) {
        ready.add(new Tuple2<>(block, builder.take()));
      }
    }
  }
}
