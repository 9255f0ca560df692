package io.reeltime.serving.user;

import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.EventLog;
import io.reeltime.data.log.LogEntry;
import io.reeltime.data.log.TruncatedOffsetException;
import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.data.snapshot.ItemTable;
import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.serving.catalogue.LiveCatalogue;
import io.reeltime.serving.catalogue.LiveCatalogue.PutListener;
import io.reeltime.serving.catalogue.VideoNumbering;
import io.reeltime.serving.cold.ColdVideos;
import io.reeltime.serving.model.LiveModel;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log adds to one snapshot, or to none: users, catalogue and trends since its watermark.
 *
 * <p>Made anew for each snapshot from the log, so that both always fit: the same numbering of
 * videos, the same preference weights, no event counted twice. Strengths decay relative to the
 * watermark's latest event, as the snapshot's histories do; a live event is newer than that and so
 * counts whole. Impressions say nothing about taste and leave no trace.
 *
 * <p>One thread at a time {@linkplain #advance advances}, whoever comes first; nobody waits for a
 * lock, and many read.
 */
public final class LiveState {
  private static final Logger LOG = LoggerFactory.getLogger(LiveState.class);
  private static final int BATCH = 4096;

  /** Records that a request applies between two looks at the clock. */
  private static final int REQUEST_BATCH = 256;

  /** What a request gives at most for being up to date. */
  private static final long MOST_CATCH_UP_NANOS = 20_000_000;

  private static final long BETWEEN_WARNINGS_NANOS = 1_000_000_000;

  /** Between two looks at what another thread applies. */
  private static final long WAIT_NANOS = 20_000;

  /** Of 256 columns: 50 MiB. */
  private static final int MOST_COLD_VIDEOS = 50_000;

  private final @Nullable LiveModel model;
  private final PreferenceWeights weights;
  private final long referenceMillis;
  private final UserBounds bounds;
  private final InstantSource clock;
  private final VideoNumbering numbering;
  private final @Nullable ColdVideos coldVideos;
  private final LiveCatalogue catalogue;
  private final LiveTrending trending;
  private final Map<String, LiveUser> users = new ConcurrentHashMap<>();
  private final LiveStart start;

  /** Held by the thread that applies records; others never wait for it blocked. */
  private final AtomicBoolean advancing = new AtomicBoolean();

  private volatile long nextOffset;
  private final AtomicLong lostRecords = new AtomicLong();
  private final AtomicLong nextWarningNanos = new AtomicLong(System.nanoTime());

  /**
   * @param model the snapshot to go on from; null before the first
   * @param start where it ends and the log goes on
   * @param bounds of what is kept of a user
   * @param clock now
   */
  public LiveState(
      @Nullable LiveModel model, LiveStart start, UserBounds bounds, InstantSource clock) {
    this.model = model;
    this.weights =
        model == null ? PreferenceWeights.defaults() : model.manifest().preferenceWeights();
    this.referenceMillis =
        model == null
            ? clock.millis()
            : model.manifest().lineage().watermark().latestEvent().toEpochMilli();
    this.bounds = bounds;
    this.clock = clock;
    ItemTable items = model == null ? null : model.items();
    ColdVideos cold = coldVideos(model);
    this.numbering = new VideoNumbering(items);
    this.coldVideos = cold;
    this.catalogue =
        new LiveCatalogue(items, numbering, cold == null ? PutListener.NONE : cold::put);
    this.trending = new LiveTrending(model);
    this.start = start;
    this.nextOffset = start.offset();
  }

  private static @Nullable ColdVideos coldVideos(@Nullable LiveModel model) {
    ColdFactors factors = model == null ? null : model.coldFactors();
    return model == null || factors == null
        ? null
        : new ColdVideos(factors, model::hasFactor, MOST_COLD_VIDEOS);
  }

  /**
   * Videos that were put since the snapshot, ranked by what their publishers said; null where the
   * snapshot cannot tell what to make of that.
   */
  public @Nullable ColdVideos coldVideos() {
    return coldVideos;
  }

  /** Where the snapshot ends and the log goes on. */
  public LiveStart start() {
    return start;
  }

  /** Takes over takedowns that the log may no longer tell; before the first advance. */
  public void inheritCatalogue(LiveState before) {
    catalogue.inherit(before.catalogue, start.snapshotEnd(), before.start.snapshotEnd());
  }

  /**
   * Reads and applies the next records of the log; does nothing while another thread does.
   *
   * @return whether there may be more
   */
  public boolean advance(EventLog log) {
    return advance(log, BATCH);
  }

  private boolean advance(EventLog log, int most) {
    if (!advancing.compareAndSet(false, true)) {
      return nextOffset < log.endOffset();
    }
    try {
      return applyNext(log, most);
    } finally {
      advancing.set(false);
    }
  }

  private boolean applyNext(EventLog log, int most) {
    List<LogEntry> entries;
    try {
      entries = log.read(nextOffset, most);
    } catch (TruncatedOffsetException e) {
      skipTo(e.firstOffset());
      return true;
    }
    for (LogEntry entry : entries) {
      if (entry.offset() != nextOffset) {
        skipTo(entry.offset());
      }
      apply(entry);
      nextOffset = entry.offset() + 1;
    }
    return !entries.isEmpty();
  }

  private void skipTo(long offset) {
    long lost = offset - nextOffset;
    LOG.warn("live-events lost={} from={}", lost, nextOffset);
    lostRecords.addAndGet(lost);
    nextOffset = offset;
  }

  /**
   * Waits until what is durable at this moment is visible, applying it where no other thread does:
   * so that whoever asks after an acknowledgement is answered with it. Takes no lock, and gives up
   * when it is so much that it is the follower's work, after 20 ms, at the deadline, or when the
   * log can't be read, which the follower tries again.
   *
   * @param deadlineNanos by {@link System#nanoTime}
   * @return whether all of it is visible
   */
  public boolean catchUp(EventLog log, long deadlineNanos) {
    long end = log.endOffset();
    if (end - nextOffset > BATCH) {
      return false;
    }
    long now = System.nanoTime();
    long limitNanos = now + Math.min(deadlineNanos - now, MOST_CATCH_UP_NANOS);
    try {
      return applyUntil(log, end, limitNanos);
    } catch (RuntimeException e) {
      warn(e);
      return false;
    }
  }

  private boolean applyUntil(EventLog log, long end, long limitNanos) {
    while (nextOffset < end) {
      if (System.nanoTime() - limitNanos > 0) {
        return false;
      }
      long before = nextOffset;
      advance(log, REQUEST_BATCH);
      if (nextOffset == before) {
        LockSupport.parkNanos(WAIT_NANOS);
      }
    }
    return true;
  }

  /** Once a second at most: many requests may meet the same. */
  private void warn(RuntimeException e) {
    long now = System.nanoTime();
    long next = nextWarningNanos.get();
    if (now - next >= 0 && nextWarningNanos.compareAndSet(next, now + BETWEEN_WARNINGS_NANOS)) {
      LOG.warn("live-events behind from={}", nextOffset, e);
    }
  }

  /** Records that the log no longer had when their turn came. */
  public long lostRecords() {
    return lostRecords.get();
  }

  /** Offset of the next record to read: every one before it is visible. */
  public long nextOffset() {
    return nextOffset;
  }

  /** Everything known of a user: the snapshot's history and the live events as one row. */
  public UserState userState(String userId) {
    UserHistory history = model == null ? UserHistory.EMPTY : model.histories().historyOf(userId);
    return UserState.of(history, liveUser(userId));
  }

  /** What the user did since the watermark. */
  public LiveUser liveUser(String userId) {
    return users.getOrDefault(userId, LiveUser.NONE);
  }

  /** Ids of the users with live events, in no given order. */
  public Stream<String> liveUserIds() {
    return users.keySet().stream();
  }

  /** Signed strength of an event, as training counts it for this snapshot. */
  public float strength(EventType type, long watchMillis, long durationMillis, long atMillis) {
    return (float) weights.strength(type, watchMillis, durationMillis, referenceMillis - atMillis);
  }

  /** Index of a video, or -1 for one that neither snapshot nor log has. */
  public int indexOf(String videoId) {
    return numbering.indexOf(videoId);
  }

  public String videoId(int videoIndex) {
    return numbering.videoId(videoIndex);
  }

  /** Number of videos: the snapshot's, and behind them those that only the log has. */
  public int videos() {
    return numbering.size();
  }

  /** What eligibility is asked of. */
  public LiveCatalogue catalogue() {
    return catalogue;
  }

  /** Catalogue fields, the newest put. */
  public Video video(int videoIndex) {
    return catalogue.video(videoIndex);
  }

  public String category(int videoIndex) {
    return catalogue.category(videoIndex);
  }

  /** Whether a video is published by then and not taken down. */
  public boolean isVisible(int videoIndex, long atMillis) {
    return catalogue.isVisible(videoIndex, atMillis);
  }

  /** Positive strength of a video that halves each day, as of the newest event. */
  public float trending(int videoIndex) {
    return trending.score(videoIndex);
  }

  /** Videos whose trend the log has changed, ascending. */
  public int[] movedTrends() {
    return trending.moved();
  }

  private void apply(LogEntry entry) {
    switch (entry.record()) {
      case Video video -> catalogue.put(entry.offset(), video);
      case Event event -> apply(event);
    }
  }

  private void apply(Event event) {
    if (event.type() == EventType.IMPRESSION) {
      return;
    }
    int videoIndex = numbering.number(event.videoId());
    long atMillis = event.timestamp().toEpochMilli();
    float strength = strength(event.type(), event.watchMillis(), event.durationMillis(), atMillis);
    users
        .computeIfAbsent(event.userId(), _ -> new LiveUser(bounds))
        .add(new RecentEvent(videoIndex, event.type(), strength, event.timestamp()));
    double undecayed =
        weights.strength(event.type(), event.watchMillis(), event.durationMillis(), 0);
    trending.add(videoIndex, undecayed, Math.min(atMillis, clock.millis()));
  }
}
