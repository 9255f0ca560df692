package io.reeltime.serving.catalogue;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Video;
import io.reeltime.data.snapshot.ItemTable;
import io.reeltime.serving.rule.CatalogueColumns;
import io.reeltime.serving.rule.Rule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as of now: the snapshot's, overridden by what the log has put since. One thread
 * puts, many read without a lock.
 *
 * <p>Costs 44 bytes for each video of the snapshot; for each video put since, until the next
 * snapshot, its fields without the embedding, about half a kilobyte; and 32 bytes for each put that
 * changes what is asked about.
 */
public final class LiveCatalogue {
  private final @Nullable ItemTable items;
  private final int snapshotVideos;
  private final VideoNumbering numbering;
  private final PutListener listener;
  private final CatalogueRows rows;
  private final int unknownRow;
  private final SnapshotLists lists;
  private final MovedVideos moved = new MovedVideos();
  private final PutRows putRows = new PutRows();
  private final Map<Integer, Put> puts = new ConcurrentHashMap<>();

  /**
   * @param items of the snapshot; null before the first
   * @param numbering of the same snapshot
   * @param listener is told of each put by the thread that puts, before anybody finds the video
   */
  public LiveCatalogue(@Nullable ItemTable items, VideoNumbering numbering, PutListener listener) {
    this.items = items;
    this.snapshotVideos = items == null ? 0 : items.size();
    this.numbering = numbering;
    this.listener = listener;
    this.rows = new CatalogueRows(numbering);
    if (items != null) {
      rows.appendAll(items);
    }
    this.lists = new SnapshotLists(rows, snapshotVideos);
    this.unknownRow = rows.append(Video.unknown("unknown"));
    rows.publish();
  }

  /** Is told of a video's newest state. */
  @FunctionalInterface
  public interface PutListener {
    /** For nobody. */
    PutListener NONE = (_, _) -> {};

    /** With its embedding, which is not kept here. */
    void put(int videoIndex, Video video);
  }

  /** A video as put at this offset of the log, without its embedding. */
  private record Put(long offset, Video video) {}

  /** Takes the video unless a later one is here already. */
  public void put(long offset, Video video) {
    int known = numbering.indexOf(video.videoId());
    int videoIndex = known >= 0 ? known : numbering.size();
    Put before = puts.get(videoIndex);
    if (before == null || offset >= before.offset()) {
      puts.put(videoIndex, new Put(offset, video.withEmbedding(Embedding.NONE)));
      moveTo(videoIndex, rows.append(video));
      listener.put(videoIndex, video);
      // Last: until then no request looks at it, see RequestEligibility.
      numbering.number(video.videoId());
    }
  }

  private void moveTo(int videoIndex, int appended) {
    int now = row(videoIndex);
    if (now != unknownRow && rows.isSame(now, appended)) {
      rows.dropLast();
    } else {
      if (now == videoIndex && videoIndex < snapshotVideos) {
        moved.add(videoIndex);
      }
      rows.publish();
      putRows.move(videoIndex, appended);
    }
  }

  /** Row of {@link #columns} that holds the video's state now. */
  public int row(int videoIndex) {
    int put = putRows.row(videoIndex);
    if (put != PutRows.NONE) {
      return put;
    }
    return videoIndex < snapshotVideos ? videoIndex : unknownRow;
  }

  /** What is known of each {@linkplain #row row}. */
  public CatalogueColumns columns() {
    return rows;
  }

  /** Index of a video, or -1 for one that neither snapshot nor log has. */
  public int indexOf(String videoId) {
    return numbering.indexOf(videoId);
  }

  /** Number of videos: the snapshot's, and behind them those that only the log has. */
  public int videos() {
    return numbering.size();
  }

  /**
   * The few videos that could obey a rule; see {@link Rule#candidates}.
   *
   * @param most how many are few
   * @return indexes, ascending, each once, of every video that obeys and of some that do not; null
   *     when they are not few
   */
  public int @Nullable [] candidates(Rule rule, int most) {
    int first = snapshotVideos;
    int behind = numbering.size() - first;
    int[] listed = rule.candidates(rows, lists, most);
    if (listed == null || (long) listed.length + moved.size() + behind > most) {
      return null;
    }
    return IntStream.concat(
            IntStream.concat(IntStream.of(listed), IntStream.of(moved.toArray())),
            IntStream.range(first, first + behind))
        .sorted()
        .distinct()
        .toArray();
  }

  /** Whether the video is published by then and not taken down. */
  public boolean isVisible(int videoIndex, long atMillis) {
    return rows.publishedAtMillis(row(videoIndex)) <= atMillis;
  }

  /**
   * All fields of a video but its embedding, the newest put; of one that only events name, its id.
   */
  public Video video(int videoIndex) {
    Put put = puts.get(videoIndex);
    if (put != null) {
      return put.video();
    }
    return items != null && videoIndex < snapshotVideos
        ? items.video(videoIndex)
        : Video.unknown(numbering.videoId(videoIndex));
  }

  /** May be empty. */
  public String category(int videoIndex) {
    return rows.category(row(videoIndex));
  }

  /** The same for two videos of one category, whatever else they are. */
  public int categoryCode(int videoIndex) {
    return rows.categoryCode(row(videoIndex));
  }

  /**
   * Takes over what the log may no longer tell: puts that the new snapshot does not have, and, when
   * the new snapshot is older than the one before, what that one knows to be taken down. A takedown
   * must outlive a rollback. Embeddings are not among it: a video that the log no longer tells of
   * has none until it is put again.
   */
  public void inherit(LiveCatalogue before, long snapshotEnd, long beforeSnapshotEnd) {
    ItemTable newer = before.items;
    if (newer != null && beforeSnapshotEnd > snapshotEnd) {
      for (int videoIndex = 0; videoIndex < newer.size(); videoIndex++) {
        if (newer.status(videoIndex) == Video.Status.TAKEN_DOWN) {
          put(beforeSnapshotEnd - 1, newer.video(videoIndex));
        }
      }
    }
    for (Put put : before.puts.values()) {
      if (put.offset() >= snapshotEnd) {
        put(put.offset(), put.video());
      }
    }
  }
}
