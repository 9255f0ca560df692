package io.reeltime.training.content;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.content.ColdBlend;
import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.content.ContentModel;
import io.reeltime.data.content.ContentReport;
import io.reeltime.data.event.Video;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.training.content.KnownVideo.Part;
import io.reeltime.training.interactions.TrainingData;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Learns rows of videos that no one has watched: fits on eight tenths of the videos that were,
 * chooses regularisation, shrinkage and weights on the ninth, measures on the tenth, and fits again
 * on all.
 */
public final class ContentFit {
  /** With fewer videos to learn from, a guess would be as good. */
  private static final int FEWEST_VIDEOS = 50;

  private static final double[] RIDGES = {1e-4, 1e-3, 1e-2, 1e-1, 1};
  private static final double[] SHRINKAGES = {0.5, 1, 2, 4, 8};

  private final FactorMatrix rows;
  private final List<KnownVideo> known;
  private final int length;

  private ContentFit(FactorMatrix rows, List<KnownVideo> known) {
    this.rows = rows;
    this.known = known;
    this.length = usualLength(known);
  }

  /**
   * Learns from a fitted model.
   *
   * @param items the model, fitted on {@code data}
   * @param videos what is known of a video, by video index
   * @param seed decides which videos are held out
   * @return null where there are too few videos that were liked, or neither embeddings nor creators
   *     tell anything about them
   */
  public static @Nullable ContentModel of(
      BlendedItems items, TrainingData data, IntFunction<Video> videos, long seed) {
    List<KnownVideo> known = KnownVideo.of(data, videos, seed);
    return known.size() < FEWEST_VIDEOS
        ? null
        : new ContentFit(items.rows(), known).fit(items, data);
  }

  private @Nullable ContentModel fit(BlendedItems items, TrainingData data) {
    List<KnownVideo> fitted = KnownVideo.in(Part.FIT, known);
    List<KnownVideo> chosenOn = KnownVideo.in(Part.CHOOSE, known);
    Sums sums = new Sums(fitted);
    double ridge =
        length == 0
            ? 0
            : best(RIDGES, r -> sums.learnt(r, SHRINKAGES[0]).contentAlone(), described(chosenOn));
    double shrinkage = best(SHRINKAGES, k -> sums.learnt(ridge, k).creatorsAlone(), chosenOn);
    Learnt learnt = sums.learnt(ridge, shrinkage);
    ColdBlend blend = BlendFit.of(learnt, chosenOn, rows, BlendFit.medianLength(known, rows));
    if (blend.contentAlone() == 0 && blend.creatorAlone() == 0) {
      return null;
    }
    ContentReport report = report(learnt, blend, ridge, shrinkage, items, data);
    return new Sums(known).learnt(ridge, shrinkage).model(blend, report);
  }

  private ContentReport report(
      Learnt learnt,
      ColdBlend blend,
      double ridge,
      double shrinkage,
      BlendedItems items,
      TrainingData data) {
    List<KnownVideo> measured = KnownVideo.in(Part.MEASURE, known);
    ColdFactors cold = learnt.with(blend);
    PretendCold ranking = PretendCold.of(cold, measured, items, data);
    int described = described(known).size();
    long embedded = known.stream().filter(video -> !video.video().embedding().isEmpty()).count();
    return new ContentReport(
        described,
        (int) embedded - described,
        learnt.creatorIds().size(),
        ridge,
        shrinkage,
        measured.size(),
        Map.of(
            "r2.content", Explained.by(learnt.contentAlone(), measured, rows).share(),
            "r2.creators", Explained.by(learnt.creatorsAlone(), measured, rows).share(),
            "r2.blend", Explained.by(cold, measured, rows).share(),
            "users", (double) ranking.users(),
            "recall@20", ranking.predicted().recall(),
            "auc", ranking.predicted().auc(),
            "popularity.recall@20", ranking.popularity().recall(),
            "popularity.auc", ranking.popularity().auc()));
  }

  private double best(
      double[] candidates, DoubleFunction<ColdFactors> fit, List<KnownVideo> heldOut) {
    double best = candidates[0];
    double leastError = Double.POSITIVE_INFINITY;
    for (double candidate : candidates) {
      double error = Explained.by(fit.apply(candidate), heldOut, rows).error();
      if (error < leastError) {
        leastError = error;
        best = candidate;
      }
    }
    return best;
  }

  private List<KnownVideo> described(List<KnownVideo> videos) {
    return KnownVideo.described(videos, length);
  }

  /** The most frequent length of embeddings, of equally frequent ones the longer; 0 if too few. */
  private static int usualLength(List<KnownVideo> known) {
    return known.stream()
        .map(video -> video.video().embedding().length())
        .filter(length -> length > 0)
        .collect(Collectors.groupingBy(length -> length, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() >= FEWEST_VIDEOS)
        .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /** The sums of some videos, from which fits of any regularisation are made. */
  private final class Sums {
    private final @Nullable EmbeddingRegression regression;
    private final CreatorMeans means;

    Sums(List<KnownVideo> videos) {
      List<KnownVideo> described = described(videos);
      this.regression =
          described.isEmpty() ? null : new EmbeddingRegression(described, length, rows);
      this.means = new CreatorMeans(videos, rows);
    }

    Learnt learnt(double ridge, double shrinkage) {
      return regression == null
          ? new Learnt(0, noContent(), means.creatorIds(), means.shrunk(shrinkage))
          : new Learnt(length, regression.map(ridge), means.creatorIds(), means.shrunk(shrinkage));
    }

    private FactorMatrix noContent() {
      return FactorMatrix.allocate(1, rows.rank(), Arena.ofAuto());
    }
  }
}
