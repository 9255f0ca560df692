package io.reeltime.serving.page;

import io.reeltime.data.snapshot.SnapshotVersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed goes on. Its written form is what clients get and give back: URL-safe, opaque to
 * them, at most {@value #LONGEST_TEXT} characters, and guarded by a checksum against accidents.
 * Nothing in it is a secret or a right: whoever forges one leaves videos out of their own feed.
 *
 * <p>A feed never repeats itself, so it has an end: when {@value #MOST_SHOWN} videos or more have
 * been shown there is no next cursor, and the client asks without one. What the user has watched by
 * then is left out as seen. (Forgetting the oldest instead would let them come back unannounced.)
 *
 * <p>It still holds after a change of snapshot, since videos are known by their ids.
 *
 * @param page number of the page to come, 1 or more; the first page, asked for without a cursor, is
 *     number 0
 * @param snapshotVersion that the last page was made from; null before the first snapshot
 * @param shown on all pages so far
 */
public record FeedCursor(int page, @Nullable SnapshotVersion snapshotVersion, ShownVideos shown) {
  /** Videos after which a feed ends. */
  public static final int MOST_SHOWN = 500;

  /** Characters that the written form never exceeds. */
  public static final int LONGEST_TEXT = 1_106;

  /** Where a feed begins: nothing shown yet. */
  public static FeedCursor beginning() {
    return new FeedCursor(0, null, ShownVideos.NONE);
  }

  /**
   * Reads the written form.
   *
   * @throws InvalidCursorException if it is none
   */
  public static FeedCursor parse(String text) {
    return CursorText.read(text);
  }

  /**
   * What to give to the client with a page.
   *
   * @param videoIds on the page
   * @param version that it was made from
   * @return empty at the feed's end: nothing was found for the page, or enough has been shown
   */
  public Optional<FeedCursor> after(List<String> videoIds, @Nullable SnapshotVersion version) {
    ShownVideos all = shown.with(videoIds);
    return videoIds.isEmpty() || all.size() > MOST_SHOWN
        ? Optional.empty()
        : Optional.of(new FeedCursor(page + 1, version, all));
  }

  /** The written form. */
  public String text() {
    return CursorText.write(this);
  }
}
