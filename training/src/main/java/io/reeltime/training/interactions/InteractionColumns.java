package io.reeltime.training.interactions;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Some interactions as columns of one length.
 *
 * @param userIndexes of each
 * @param videoIndexes of each
 * @param strengths signed; 0 trains nothing, but names a user and a video
 */
public record InteractionColumns(int[] userIndexes, int[] videoIndexes, float[] strengths)
    implements Serializable {

  /** Those of a chunk's pairs that are selected. */
  static InteractionColumns of(InteractionChunk chunk, ChunkIndexes indexes, Selection selection) {
    int[] users = new int[chunk.size()];
    int[] videos = new int[chunk.size()];
    float[] strengths = new float[chunk.size()];
    int count = 0;
    for (int pair = 0; pair < chunk.size(); pair++) {
      if (selection.takes(chunk, pair)) {
        users[count] = indexes.users()[chunk.users()[pair]];
        videos[count] = indexes.videos()[chunk.videos()[pair]];
        strengths[count++] = selection.value(chunk, pair);
      }
    }
    return new InteractionColumns(
        Arrays.copyOf(users, count), Arrays.copyOf(videos, count), Arrays.copyOf(strengths, count));
  }

  /** The entries of the users from one index to below another. */
  static InteractionColumns of(TrainingData data, int fromUser, int toUser) {
    int from = data.rowStarts()[fromUser];
    int to = data.rowStarts()[toUser];
    int[] users = new int[to - from];
    for (int user = fromUser; user < toUser; user++) {
      Arrays.fill(users, data.rowStarts()[user] - from, data.rowStarts()[user + 1] - from, user);
    }
    return new InteractionColumns(
        users,
        Arrays.copyOfRange(data.videoIndexes(), from, to),
        Arrays.copyOfRange(data.strengths(), from, to));
  }

  /**
   * Entries of strength 0 that name the users and videos that no entry does. A fit that hears of
   * them weighs its regularisation with all users and videos, as one on the whole matrix does.
   */
  static InteractionColumns unnamed(TrainingData data) {
    boolean[] named = new boolean[data.videos()];
    for (int video : data.videoIndexes()) {
      named[video] = true;
    }
    int[] users = new int[data.users() + data.videos()];
    int[] videos = new int[users.length];
    int count = 0;
    for (int user = 0; user < data.users(); user++) {
      if (data.rowStarts()[user] == data.rowStarts()[user + 1]) {
        users[count++] = user;
      }
    }
    for (int video = 0; video < named.length; video++) {
      if (!named[video]) {
        videos[count++] = video;
      }
    }
    return new InteractionColumns(
        Arrays.copyOf(users, count), Arrays.copyOf(videos, count), new float[count]);
  }
}
