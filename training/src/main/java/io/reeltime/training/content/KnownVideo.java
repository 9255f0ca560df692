package io.reeltime.training.content;

import io.reeltime.data.event.Video;
import io.reeltime.training.interactions.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * A video that enough users liked for its row to be believed.
 *
 * @param videoIndex of its row
 * @param video what its publisher said
 * @param weight of its row in a fit: {@code n / (n + 10)} for n likes, since rows of few likes are
 *     mostly noise, and those of many are not better without end
 * @param part what it is used for
 */
record KnownVideo(int videoIndex, Video video, float weight, Part part) {
  private static final int FEWEST_LIKES = 5;
  private static final float HALF_WEIGHT_LIKES = 10;

  /**
   * What a video is used for: eight in ten fit, one chooses among fits, one measures the choice.
   */
  enum Part {
    FIT,
    CHOOSE,
    MEASURE
  }

  /** Those of the training data, parts drawn by the seed. */
  static List<KnownVideo> of(TrainingData data, IntFunction<Video> videos, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] likes = data.positivesByVideo();
    List<KnownVideo> known = new ArrayList<>();
    for (int index = 0; index < likes.length; index++) {
      if (likes[index] >= FEWEST_LIKES) {
        float weight = likes[index] / (likes[index] + HALF_WEIGHT_LIKES);
        known.add(new KnownVideo(index, videos.apply(index), weight, part(random.nextInt(10))));
      }
    }
    return known;
  }

  private static Part part(int draw) {
    return draw < 8 ? Part.FIT : draw < 9 ? Part.CHOOSE : Part.MEASURE;
  }

  static List<KnownVideo> in(Part part, List<KnownVideo> videos) {
    return filter(videos, video -> video.part() == part);
  }

  /** Those whose embedding has the length, which is not 0. */
  static List<KnownVideo> described(List<KnownVideo> videos, int length) {
    return filter(videos, video -> length > 0 && video.video().embedding().length() == length);
  }

  private static List<KnownVideo> filter(List<KnownVideo> videos, Predicate<KnownVideo> predicate) {
    return videos.stream().filter(predicate).toList();
  }
}
