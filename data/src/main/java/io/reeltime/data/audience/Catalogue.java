package io.reeltime.data.audience;

import io.reeltime.data.audience.SeedMixer.Purpose;
import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Video;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What every video is: its creator (a few make many), topic, language, length, quality, fame, and
 * its place in the space of tastes (topic + the creator's style + its own offset).
 */
final class Catalogue {
  private static final double CREATOR_FLATNESS = 0.02;
  private static final double HOME_TOPIC_SHARE = 0.85;
  private static final double STYLE_LENGTH = 0.5;
  private static final double OFFSET_LENGTH = 0.4;
  private static final double MEDIAN_SECONDS = 22;
  private static final double SECONDS_SPREAD = 0.8;

  private static final List<Topic> TOPICS = List.of(Topic.values());

  // Places in a video's stream.
  private static final int CREATOR = 0;
  private static final int TOPIC_CHOICE = 1;
  private static final int TOPIC = 2;
  private static final int QUALITY = 3;
  private static final int LENGTH = 4;
  private static final int FAME = 5;
  private static final int TITLE = 6;
  private static final int OFFSET = 7;

  // Places in a creator's stream.
  private static final int HOME_TOPIC = 0;
  private static final int LANGUAGE = 1;
  private static final int SKILL = 2;
  private static final int STYLE = 3;

  private final TopicSpace space;
  private final VideoEmbeddings embeddings;
  private final Timeline timeline;
  private final SkewedDraw creators;
  private final long creatorsKey;
  private final long videosKey;

  Catalogue(AudienceSettings settings, TopicSpace space) {
    this.space = space;
    this.embeddings = new VideoEmbeddings(settings);
    this.timeline =
        new Timeline(
            settings.start().toEpochMilli(), settings.videosAtStart(), settings.videosPerDay());
    this.creators = new SkewedDraw(settings.creators(), CREATOR_FLATNESS);
    this.creatorsKey = SeedMixer.key(settings.seed(), Purpose.CREATORS);
    this.videosKey = SeedMixer.key(settings.seed(), Purpose.VIDEOS);
  }

  Timeline timeline() {
    return timeline;
  }

  Video video(int videoIndex) {
    Topic topic = TOPICS.get(topic(videoIndex));
    return new Video(
        Ids.video(videoIndex),
        Ids.creator(creator(videoIndex)),
        topic.title(bits(videoIndex, TITLE), videoIndex),
        topic.category(),
        language(videoIndex).tag(),
        durationMillis(videoIndex),
        Instant.ofEpochMilli(timeline.publishedAtMillis(videoIndex)),
        List.of(),
        Video.Status.PUBLISHED,
        embedding(videoIndex));
  }

  private Embedding embedding(int videoIndex) {
    float[] place = new float[space.dimensions()];
    addPlace(videoIndex, place);
    TopicSpace.normalise(place);
    return embeddings.of(videoIndex, place);
  }

  int topic(int videoIndex) {
    boolean atHome = SeedMixer.uniform(bits(videoIndex, TOPIC_CHOICE)) < HOME_TOPIC_SHARE;
    long bits = atHome ? creatorBits(creator(videoIndex), HOME_TOPIC) : bits(videoIndex, TOPIC);
    return space.topic(SeedMixer.uniform(bits));
  }

  Language language(int videoIndex) {
    return Language.at(SeedMixer.uniform(creatorBits(creator(videoIndex), LANGUAGE)));
  }

  /** Log-normal from 4 seconds to 5 minutes. */
  long durationMillis(int videoIndex) {
    double spread = Math.exp(SECONDS_SPREAD * SeedMixer.bell(bits(videoIndex, LENGTH)));
    return Math.round(1000 * Math.clamp(MEDIAN_SECONDS * spread, 4, 300));
  }

  /** How well it is made, whatever one's taste: mean 0, variance 1; partly its creator's skill. */
  double quality(int videoIndex) {
    return 0.6 * SeedMixer.bell(creatorBits(creator(videoIndex), SKILL))
        + 0.8 * SeedMixer.bell(bits(videoIndex, QUALITY));
  }

  /**
   * Weight in being shown without a recommender, above 0: a power law (the n-th of all gets about
   * {@code n^-0.7}), in favour of quality.
   */
  double fame(int videoIndex) {
    double luck = Math.pow(1 - SeedMixer.uniform(bits(videoIndex, FAME)), -0.7);
    return luck * Math.exp(0.7 * quality(videoIndex));
  }

  /** Cosine of the angle between a unit vector and the video's place. */
  double cosine(float[] direction, int videoIndex, float[] scratch) {
    Arrays.fill(scratch, 0);
    addPlace(videoIndex, scratch);
    return TopicSpace.dot(direction, scratch) / Math.sqrt(TopicSpace.dot(scratch, scratch));
  }

  private void addPlace(int videoIndex, float[] into) {
    space.addTopic(topic(videoIndex), 1, into);
    space.addNoise(creatorBits(creator(videoIndex), STYLE), STYLE_LENGTH, into);
    space.addNoise(bits(videoIndex, OFFSET), OFFSET_LENGTH, into);
  }

  private int creator(int videoIndex) {
    return creators.index(SeedMixer.uniform(bits(videoIndex, CREATOR)));
  }

  private long bits(int videoIndex, int place) {
    return SeedMixer.at(SeedMixer.at(videosKey, videoIndex), place);
  }

  private long creatorBits(int creatorIndex, int place) {
    return SeedMixer.at(SeedMixer.at(creatorsKey, creatorIndex), place);
  }
}
