package io.reeltime.data.audience;

import io.reeltime.data.audience.SeedMixer.Purpose;

/**
 * The taste of any user at any time: a few interests, each a topic whose weight comes and goes as
 * the exponential of two sine waves (one of about the drift period, one sixteen times faster and
 * weaker), and a personal offset that swings about its own place. Sine waves with phases of the
 * user's own make it smooth and need no history.
 */
final class Tastes {
  private static final double[] INTEREST_WEIGHTS = {1.0, 0.8, 0.5, 0.3};
  private static final double PERSONAL_LENGTH = 0.45;
  private static final double FAST_OCTAVE = 16;
  private static final double FAST_STRENGTH = 0.35;

  // Places in a user's stream; each interest has four places of its own from INTERESTS on.
  private static final int LANGUAGE = 0;
  private static final int PERSONAL_PHASE = 1;
  private static final int PERSONAL_PLACE = 2;
  private static final int PERSONAL_SWING = 3;
  private static final int INTERESTS = 4;

  private final TopicSpace space;
  private final long key;
  private final double driftStrength;
  private final double radiansPerMilli;

  Tastes(AudienceSettings settings, TopicSpace space) {
    this.space = space;
    this.key = SeedMixer.key(settings.seed(), Purpose.USERS);
    this.driftStrength = settings.driftStrength();
    this.radiansPerMilli = 2 * Math.PI / settings.driftPeriod().toMillis();
  }

  Taste at(int userIndex, long millis) {
    long user = SeedMixer.at(key, userIndex);
    int interests = INTEREST_WEIGHTS.length;
    int[] topics = new int[interests];
    double[] weights = new double[interests];
    float[] direction = new float[space.dimensions()];
    for (int i = 0; i < interests; i++) {
      topics[i] = space.topic(uniform(user, INTERESTS + 4 * i));
      weights[i] = INTEREST_WEIGHTS[i] * wave(user, INTERESTS + 4 * i + 1, millis);
      space.addTopic(topics[i], (float) weights[i], direction);
    }
    TopicSpace.normalise(direction);
    addPersonal(user, millis, direction);
    TopicSpace.normalise(direction);
    return new Taste(direction, Language.at(uniform(user, LANGUAGE)), topics, weights);
  }

  /** The factor by which an interest is stronger (above 1) or weaker now than on average. */
  private double wave(long user, int place, long millis) {
    // Each wave has a period of its own, 0.7 to 1.3 times the drift period.
    double turn = radiansPerMilli * millis / (0.7 + 0.6 * uniform(user, place));
    double slow = Math.sin(turn + 2 * Math.PI * uniform(user, place + 1));
    double fast = Math.sin(FAST_OCTAVE * turn + 2 * Math.PI * uniform(user, place + 2));
    return Math.exp(driftStrength * (slow + FAST_STRENGTH * fast));
  }

  private void addPersonal(long user, long millis, float[] direction) {
    double phase = 2 * Math.PI * uniform(user, PERSONAL_PHASE);
    double angle = driftStrength * Math.sin(radiansPerMilli * millis + phase);
    space.addNoise(
        SeedMixer.at(user, PERSONAL_PLACE), PERSONAL_LENGTH * Math.cos(angle), direction);
    space.addNoise(
        SeedMixer.at(user, PERSONAL_SWING), PERSONAL_LENGTH * Math.sin(angle), direction);
  }

  private static double uniform(long user, int place) {
    return SeedMixer.uniform(SeedMixer.at(user, place));
  }
}
