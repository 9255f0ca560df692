package io.reeltime.serving.page;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * The videos that earlier pages have shown, each as {@value #HASH_BITS} bits of a hash of its id: a
 * video that was shown is always found; one that was not is taken for shown with a probability of
 * {@code size / 2^20}, at most 1 in 2,000, and is then left out of this feed for nothing.
 *
 * <p>By id, not by index: indexes change with the snapshot. Immutable.
 */
public final class ShownVideos {
  static final int HASH_BITS = 20;
  static final ShownVideos NONE = new ShownVideos(new int[0]);

  /** Ascending, distinct. */
  private final int[] hashes;

  ShownVideos(int[] hashes) {
    this.hashes = hashes;
  }

  /** Whether the video was shown, or has the bad luck to look as if it were. */
  public boolean contains(String videoId) {
    return hashes.length > 0 && Arrays.binarySearch(hashes, hash(videoId)) >= 0;
  }

  /** Number of videos, but for those that look alike. */
  public int size() {
    return hashes.length;
  }

  ShownVideos with(Collection<String> videoIds) {
    IntStream added = videoIds.stream().mapToInt(ShownVideos::hash);
    return new ShownVideos(
        IntStream.concat(Arrays.stream(hashes), added).sorted().distinct().toArray());
  }

  int[] hashes() {
    return hashes;
  }

  /** The language defines what a string's hash code is; the finaliser of MurmurHash3 spreads it. */
  private static int hash(String videoId) {
    int mixed = videoId.hashCode();
    mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return (mixed ^ (mixed >>> 16)) >>> (Integer.SIZE - HASH_BITS);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShownVideos shown && Arrays.equals(hashes, shown.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }

  @Override
  public String toString() {
    return hashes.length + " videos";
  }
}
