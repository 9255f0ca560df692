package io.reeltime.data.audience;

import io.reeltime.data.audience.SeedMixer.Purpose;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.Video;
import io.reeltime.data.preference.PreferenceWeights;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A simulated audience and the videos made for it. Everything is a pure function of the settings,
 * an index and a time: any user, video or session can be asked for in any order, and gives the same
 * answer. Thread-safe.
 *
 * <p>Two uses. A closed loop takes {@link #sessions}, gets a feed for each from somewhere, and
 * {@link #watch}es it. A generator takes {@link #events} or the cheaper {@link #interactions}, in
 * which every session sees {@link #organicFeed}.
 */
public final class Audience {
  private final AudienceSettings settings;
  private final Catalogue catalogue;
  private final Tastes tastes;
  private final SessionSchedule schedule;
  private final OrganicFeeds organicFeeds;
  private final long sessionsKey;

  public Audience(AudienceSettings settings) {
    this.settings = settings;
    TopicSpace space = new TopicSpace(settings);
    this.catalogue = new Catalogue(settings, space);
    this.tastes = new Tastes(settings, space);
    this.schedule = new SessionSchedule(settings);
    this.organicFeeds = new OrganicFeeds(settings, catalogue);
    this.sessionsKey = SeedMixer.key(settings.seed(), Purpose.SESSIONS);
  }

  public AudienceSettings settings() {
    return settings;
  }

  /**
   * The id of a user.
   *
   * @param userIndex 0 to users - 1
   */
  public String userId(int userIndex) {
    return Ids.user(requireUser(userIndex));
  }

  /** The index of a user of this audience, or nothing for an id from elsewhere. */
  public OptionalInt userIndex(String userId) {
    int index = Ids.userIndex(userId);
    return index >= 0 && index < settings.users() ? OptionalInt.of(index) : OptionalInt.empty();
  }

  /** The video of an index; indexes are in order of publication. */
  public Video video(int videoIndex) {
    return catalogue.video(requireVideo(videoIndex));
  }

  /** The index of a video of this audience, or nothing for an id from elsewhere. */
  public OptionalInt videoIndex(String videoId) {
    int index = Ids.videoIndex(videoId);
    return isVideo(index) ? OptionalInt.of(index) : OptionalInt.empty();
  }

  /** Number of videos published at that time or before; they are the indexes below it. */
  public int videosPublishedBy(Instant time) {
    return catalogue.timeline().publishedBy(time.toEpochMilli());
  }

  /** Indexes of the videos published after {@code from} and not after {@code to}. */
  public IntStream videosBornBetween(Instant from, Instant to) {
    return IntStream.range(videosPublishedBy(from), videosPublishedBy(to));
  }

  /**
   * The truth that recommenders guess at: the share of a video that a user would watch at that
   * time, before mood, length and chance, in (0, 1).
   */
  public double affinity(int userIndex, int videoIndex, Instant time) {
    requireVideo(videoIndex);
    return Appeal.logistic(appeal().logit(taste(userIndex, time), videoIndex));
  }

  /** Sessions that start at {@code from} or later and before {@code to}, lazily, in that order. */
  public Stream<SessionStart> sessions(Instant from, Instant to) {
    return schedule.between(from, to);
  }

  /**
   * What a user does with a feed.
   *
   * @return the events in order of time, at least one impression unless the feed holds no video of
   *     this audience; positions that were not reached have none
   */
  public List<Event> watch(int userIndex, Feed feed, Instant start) {
    int[] videoIndexes =
        feed.videoIds().stream().mapToInt(videoId -> videoIndex(videoId).orElse(-1)).toArray();
    return watch(userIndex, taste(userIndex, start), feed, videoIndexes, start);
  }

  /** What a user sees at that time without a recommender: up to {@code feedLength} videos. */
  public Feed organicFeed(int userIndex, Instant time) {
    return asFeed(organicIndexes(userIndex, taste(userIndex, time), time));
  }

  /**
   * All events of the sessions that start in a period, lazily, in memory that does not grow with
   * it. They come session by session in the order of the starts, so an event may come up to one
   * session's length (minutes) after a later one.
   */
  public Stream<Event> events(Instant from, Instant to) {
    return sessions(from, to).flatMap(this::eventsOf);
  }

  /** The same sessions as {@link #events}, as strengths without event objects. */
  public InteractionCursor interactions(Instant from, Instant to, PreferenceWeights weights) {
    return new InteractionCursor(this, sessions(from, to).iterator(), weights);
  }

  /** Unit vector {@code [tasteDimensions]} of what a user likes at that time. */
  public float[] tasteVector(int userIndex, Instant time) {
    return taste(userIndex, time).direction();
  }

  void watchOrganic(SessionStart session, Session.Observer observer) {
    Taste taste = taste(session.userIndex(), session.start());
    int[] videoIndexes = organicIndexes(session.userIndex(), taste, session.start());
    watch(session.userIndex(), taste, videoIndexes, session.start(), observer);
  }

  private Stream<Event> eventsOf(SessionStart session) {
    Taste taste = taste(session.userIndex(), session.start());
    int[] videoIndexes = organicIndexes(session.userIndex(), taste, session.start());
    Feed feed = asFeed(videoIndexes);
    return watch(session.userIndex(), taste, feed, videoIndexes, session.start()).stream();
  }

  private List<Event> watch(
      int userIndex, Taste taste, Feed feed, int[] videoIndexes, Instant start) {
    SessionEvents events = new SessionEvents(userIndex, sessionKey(userIndex, start), feed);
    watch(userIndex, taste, videoIndexes, start, events);
    return events.events();
  }

  private void watch(
      int userIndex, Taste taste, int[] videoIndexes, Instant start, Session.Observer observer) {
    SplittableRandom random = new SplittableRandom(sessionKey(userIndex, start));
    new Session(catalogue, appeal(), taste, random, observer)
        .watch(videoIndexes, start.toEpochMilli());
  }

  private long sessionKey(int userIndex, Instant start) {
    return SeedMixer.at(SeedMixer.at(sessionsKey, userIndex), start.toEpochMilli());
  }

  private int[] organicIndexes(int userIndex, Taste taste, Instant time) {
    int[] videoIndexes = new int[settings.feedLength()];
    int count = organicFeeds.fill(userIndex, taste, time.toEpochMilli(), videoIndexes);
    return Arrays.copyOf(videoIndexes, count);
  }

  private static Feed asFeed(int[] videoIndexes) {
    return Feed.organic(Arrays.stream(videoIndexes).mapToObj(Ids::video).toList());
  }

  private Taste taste(int userIndex, Instant time) {
    return tastes.at(requireUser(userIndex), time.toEpochMilli());
  }

  private Appeal appeal() {
    return new Appeal(catalogue, settings.tasteDimensions());
  }

  private int requireUser(int userIndex) {
    if (userIndex < 0 || userIndex >= settings.users()) {
      throw new IndexOutOfBoundsException(
          "userIndex: found " + userIndex + ", expected 0 to " + (settings.users() - 1));
    }
    return userIndex;
  }

  private int requireVideo(int videoIndex) {
    if (!isVideo(videoIndex)) {
      throw new IndexOutOfBoundsException(
          "videoIndex: found "
              + videoIndex
              + ", expected 0 to "
              + (catalogue.timeline().size() - 1));
    }
    return videoIndex;
  }

  private boolean isVideo(int videoIndex) {
    return videoIndex >= 0 && videoIndex < catalogue.timeline().size();
  }
}
