package io.reeltime.training.interactions;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Sums the events of one partition's users per user and video.
 *
 * <p>Events are taken in the order in which the table was read, whatever order their chunks arrived
 * in, so that a sum that is computed again has the same last bit and its ids the same places.
 */
final class PairSums {
  private final DecayRule rule;
  private final IdTable userIds = new IdTable();
  private final IdTable videoIds = new IdTable();
  private final PairTable pairs = new PairTable();
  private double[] strengths = new double[0];
  private double[] trends = new double[0];
  private double[] strengthsBeforeCut = new double[0];
  private long[] lastMillis = new long[0];
  private long[] lastMillisBeforeCut = new long[0];

  private PairSums(DecayRule rule) {
    this.rule = rule;
  }

  /** Sums the chunks of a partition. */
  static InteractionChunk of(List<EventChunk> inReadingOrder, DecayRule rule) {
    PairSums sums = new PairSums(rule);
    inReadingOrder.forEach(sums::add);
    return sums.chunk();
  }

  private void add(EventChunk chunk) {
    int[] users = places(userIds, chunk.userIds());
    int[] videos = places(videoIds, chunk.videoIds());
    for (int event = 0; event < chunk.size(); event++) {
      int known = pairs.size();
      int pair = pairs.place(users[chunk.users()[event]], videos[chunk.videos()[event]]);
      if (pair == known) {
        begin(pair);
      }
      add(pair, chunk.strengths()[event], chunk.millis()[event]);
    }
  }

  private void begin(int pair) {
    if (pair == strengths.length) {
      resize(Math.max(1024, 2 * pair));
    }
    lastMillis[pair] = InteractionChunk.NEVER;
    lastMillisBeforeCut[pair] = InteractionChunk.NEVER;
  }

  private void add(int pair, double strength, long millis) {
    long age = rule.newestMillis() - millis;
    strengths[pair] += strength * rule.weights().decay(age);
    trends[pair] += strength * rule.trending().decay(age);
    lastMillis[pair] = Math.max(lastMillis[pair], millis);
    if (millis < rule.cutMillis()) {
      strengthsBeforeCut[pair] += strength * rule.weights().decay(rule.cutMillis() - millis);
      lastMillisBeforeCut[pair] = Math.max(lastMillisBeforeCut[pair], millis);
    }
  }

  private InteractionChunk chunk() {
    resize(pairs.size());
    return new InteractionChunk(
        userIds.strings(),
        videoIds.strings(),
        pairs.users(),
        pairs.videos(),
        rounded(strengths),
        rounded(trends),
        lastMillis,
        rounded(strengthsBeforeCut),
        lastMillisBeforeCut);
  }

  private void resize(int length) {
    strengths = Arrays.copyOf(strengths, length);
    trends = Arrays.copyOf(trends, length);
    strengthsBeforeCut = Arrays.copyOf(strengthsBeforeCut, length);
    lastMillis = Arrays.copyOf(lastMillis, length);
    lastMillisBeforeCut = Arrays.copyOf(lastMillisBeforeCut, length);
  }

  private static int[] places(IdTable table, byte[][] ids) {
    int[] places = new int[ids.length];
    for (int id = 0; id < ids.length; id++) {
      places[id] = table.place(UTF8String.fromBytes(ids[id]));
    }
    return places;
  }

  private static float[] rounded(double[] values) {
    float[] rounded = new float[values.length];
    for (int place = 0; place < values.length; place++) {
      rounded[place] = (float) values[place];
    }
    return rounded;
  }
}
