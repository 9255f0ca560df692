package io.reeltime.data.audience;

import io.reeltime.data.audience.SeedMixer.Purpose;
import io.reeltime.data.event.Embedding;

/**
 * What a content model would say of the audience's videos: a random linear map of a video's place
 * in the space of tastes, with noise of half the signal's length on top.
 */
final class VideoEmbeddings {
  private static final int LENGTH = 24;
  private static final double NOISE = 0.5;

  private final int dimensions;
  private final float[] map;
  private final long noiseKey;

  VideoEmbeddings(AudienceSettings settings) {
    this.dimensions = settings.tasteDimensions();
    this.map = new float[LENGTH * dimensions];
    long key = SeedMixer.key(settings.seed(), Purpose.EMBEDDINGS);
    for (int i = 0; i < map.length; i++) {
      map[i] = (float) SeedMixer.bell(SeedMixer.at(key, i));
    }
    this.noiseKey = SeedMixer.at(key, map.length);
  }

  /**
   * The embedding of a video.
   *
   * @param place unit vector {@code [tasteDimensions]}
   */
  Embedding of(int videoIndex, float[] place) {
    long noise = SeedMixer.at(noiseKey, videoIndex);
    float[] values = new float[LENGTH];
    for (int row = 0; row < LENGTH; row++) {
      double sum = NOISE * SeedMixer.bell(SeedMixer.at(noise, row));
      for (int column = 0; column < dimensions; column++) {
        sum += map[row * dimensions + column] * place[column];
      }
      values[row] = (float) sum;
    }
    return Embedding.of(values);
  }
}
