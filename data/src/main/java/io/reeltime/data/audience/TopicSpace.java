package io.reeltime.data.audience;

import io.reeltime.data.audience.SeedMixer.Purpose;

/**
 * Where topics lie in the space of tastes: one random unit vector each; and how often each is
 * drawn, low indexes more. Around them, noise vectors give creators, videos and users their own
 * place.
 */
final class TopicSpace {
  private static final double TOPIC_FLATNESS = 0.3;

  private final int dimensions;
  private final SkewedDraw draw;
  private final float[] centres;

  TopicSpace(AudienceSettings settings) {
    this.dimensions = settings.tasteDimensions();
    this.draw = new SkewedDraw(settings.topics(), TOPIC_FLATNESS);
    this.centres = new float[settings.topics() * dimensions];
    long key = SeedMixer.key(settings.seed(), Purpose.TOPICS);
    for (int topic = 0; topic < settings.topics(); topic++) {
      float[] centre = new float[dimensions];
      addNoise(SeedMixer.at(key, topic), 1, centre);
      normalise(centre);
      System.arraycopy(centre, 0, centres, topic * dimensions, dimensions);
    }
  }

  int dimensions() {
    return dimensions;
  }

  int topic(double uniform) {
    return draw.index(uniform);
  }

  /** Adds {@code weight} times the topic's unit vector. */
  void addTopic(int topic, float weight, float[] into) {
    int base = topic * dimensions;
    for (int i = 0; i < dimensions; i++) {
      into[i] += weight * centres[base + i];
    }
  }

  /**
   * Adds the noise vector of a key: uniform components, scaled so that its squared length is {@code
   * length^2} on average.
   */
  void addNoise(long key, double length, float[] into) {
    float scale = (float) (length * Math.sqrt(3.0 / dimensions) / 0x1p15);
    for (int i = 0; i < dimensions; i += 4) {
      long bits = SeedMixer.at(key, i);
      into[i] += scale * (short) bits;
      into[i + 1] += scale * (short) (bits >> 16);
      into[i + 2] += scale * (short) (bits >> 32);
      into[i + 3] += scale * (short) (bits >> 48);
    }
  }

  static void normalise(float[] vector) {
    float inverse = (float) (1 / Math.sqrt(dot(vector, vector)));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= inverse;
    }
  }

  static double dot(float[] left, float[] right) {
    float sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
