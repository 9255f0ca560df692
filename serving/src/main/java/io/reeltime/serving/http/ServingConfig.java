package io.reeltime.serving.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.reeltime.data.snapshot.Alias;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Configuration of serving, under {@code reeltime.serving}. */
@ConfigMapping(prefix = "reeltime.serving")
public interface ServingConfig {

  /**
   * The alias whose snapshot serves. Another one than {@code champion} pins this node: it stays
   * where it is while champions come and go.
   */
  @WithDefault("champion")
  Alias alias();

  /** How often the alias is looked at. */
  @WithDefault("500ms")
  Duration pollInterval();

  /** Threads that answer; one per core when not set. */
  OptionalInt threads();

  /** Requests that may wait for a thread; beyond it the answer is 503 at once. */
  @WithDefault("256")
  int queueCapacity();

  /**
   * From a request's arrival. A scan that can't make it gives what it has found so far, and a
   * request whose turn comes later gets what is popular; the answer says so.
   */
  @WithDefault("200ms")
  Duration deadline();

  /**
   * Live events of a user that are kept for {@code /v1/users/{userId}/history}. What was seen and
   * its strength are kept until the next snapshot, whatever this says.
   */
  @WithDefault("100")
  int recentEventsPerUser();

  /**
   * Distinct videos of a user's live events that are kept until the next snapshot: 8 to 16 bytes
   * each. Beyond it those seen first are forgotten, the disliked ones last of all.
   */
  @WithDefault("20000")
  int videosPerUser();

  /**
   * Videos that a fold-in takes, the strongest; strength fades with age. What goes beyond costs
   * time and changes little.
   */
  @WithDefault("2000")
  int tasteVideosPerUser();

  /** Memory for answers that can be asked about afterwards; the oldest go first. */
  @WithDefault("64M")
  MemorySize recentAnswersBytes();

  /** How long an answer can be asked about. */
  @WithDefault("10m")
  Duration recentAnswersKept();

  /**
   * Whether readiness waits for a verified snapshot. A node that also takes in the events from
   * which the first one is trained must not wait for it.
   */
  @WithDefault("true")
  boolean requireSnapshot();

  /** How pages are made. */
  Shaping shaping();

  /** Under {@code reeltime.serving.shaping}; each default's reason stands at its key. */
  interface Shaping {

    /** Most videos of a creator within a window: a page of one face ends a session. */
    @WithDefault("4")
    int creatorCap();

    /** Slots in a row in which the cap counts: the usual page. */
    @WithDefault("20")
    int creatorWindow();

    /** A creator's next video stands at least so many slots further. */
    @WithDefault("2")
    int creatorGap();

    /**
     * Lambda of maximal marginal relevance: at 0.95 a copy of what stands on the page has to be
     * better by a twentieth of the candidates' range of scores. Lower costs watch time.
     */
    @WithDefault("0.95")
    double relevanceWeight();

    /** Share of freshness in relevance: decides between equals. */
    @WithDefault("0.02")
    double freshnessWeight();

    /** After which a video is half as fresh. */
    @WithDefault("3d")
    Duration freshnessHalfLife();

    /** Share of slots left to chance: one of 20 is what a viewer forgives. */
    @WithDefault("0.05")
    double explorationShare();

    /** Candidates per slot of a page to choose from. */
    @WithDefault("4")
    int candidatesPerSlot();
  }
}
