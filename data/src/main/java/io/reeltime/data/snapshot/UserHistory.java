package io.reeltime.data.snapshot;

/**
 * What one user did, as of the snapshot's watermark.
 *
 * @param videoIndexes distinct, in no given order
 * @param strengths signed strength of each; 0 for a video that was seen without a verdict
 */
public record UserHistory(int[] videoIndexes, float[] strengths) {
  public static final UserHistory EMPTY = new UserHistory(new int[0], new float[0]);

  public UserHistory {
    if (videoIndexes.length != strengths.length) {
      throw new IllegalArgumentException(
          "user history: " + videoIndexes.length + " videos, " + strengths.length + " strengths");
    }
  }

  public int size() {
    return videoIndexes.length;
  }
}
