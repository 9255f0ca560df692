package io.reeltime.training.content;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.content.ContentModel;
import io.reeltime.data.content.ContentReport;
import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Video;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.model.Recommenders;
import io.reeltime.training.model.ServableModel;
import io.reeltime.training.model.ServableRecommender;
import io.reeltime.training.progress.ProgressListener;
import io.reeltime.training.ranking.TopVideos;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A simulated audience (seed 7), a tenth of whose videos is put aside before anything is fitted.
 */
class ContentFitTest {
  private static final ColdAudience AUDIENCE = new ColdAudience(1_000, 5, 7);
  private static final TrainingData WARM = AUDIENCE.without(ContentFitTest::isCold);
  private static final int[] COLD =
      IntStream.range(0, AUDIENCE.videos()).filter(ContentFitTest::isCold).toArray();
  private static ServableModel model;

  @BeforeAll
  static void fit() {
    ModelParameters parameters =
        ModelParameters.defaults("reel-als").with(Map.of("rank", 32, "epochs", 8));
    model =
        ((ServableRecommender)
                Recommenders.named(
                    parameters,
                    () -> {
                      throw new IllegalStateException("no Spark needed");
                    }))
            .fit(WARM, ProgressListener.SILENT);
  }

  @Test
  void videosThatNoOneWatchedReachTheirPublicByEmbeddingAndCreator() {
    float[] popularity = AUDIENCE.without(_ -> false).popularity();
    double popular = meanRecall((_, index) -> popularity[index]);
    double both = meanRecall(cold(AUDIENCE::video));
    double byEmbedding = meanRecall(cold(index -> withoutCreator(AUDIENCE.video(index))));
    double byCreator =
        meanRecall(cold(index -> AUDIENCE.video(index).withEmbedding(Embedding.NONE)));
    // Found .186, .472, .466 and .416; chance is 20 of 216, .093.
    assertThat(both).isGreaterThan(2 * popular);
    assertThat(byEmbedding).isGreaterThan(2 * popular);
    assertThat(byCreator).isGreaterThan(1.8 * popular);
  }

  /** Of the 20 cold videos that a user would watch longest, how many are among the first 20. */
  private static double meanRecall(ColdFactors cold) {
    float[][] rows = new float[AUDIENCE.videos()][cold.columns()];
    for (int index : COLD) {
      cold.row(AUDIENCE.video(index), rows[index]);
    }
    BlendedUser user = new BlendedUser(model.items());
    int[] solved = {-1};
    return meanRecall((userIndex, index) -> {
      if (solved[0] != userIndex) {
        UserHistory history = WARM.history(userIndex);
        user.solve(history.videoIndexes(), history.strengths(), history.size());
        solved[0] = userIndex;
      }
      float score = 0;
      for (int column = 0; column < rows[index].length; column++) {
        score += rows[index][column] * user.vector()[column];
      }
      return score;
    });
  }

  private static double meanRecall(Score score) {
    double hits = 0;
    for (int user = 0; user < AUDIENCE.users(); user += 5) {
      Set<Integer> best = best(user, AUDIENCE::affinity);
      best.retainAll(best(user, score));
      hits += best.size() / 20.0;
    }
    return hits / (AUDIENCE.users() / 5.0);
  }

  private static Set<Integer> best(int user, Score score) {
    TopVideos top = new TopVideos(20);
    for (int index : COLD) {
      top.offer(index, (float) score.of(user, index));
    }
    return Arrays.stream(top.drain()).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  private interface Score {
    double of(int userIndex, int videoIndex);
  }

  @Test
  void amongAllVideosColdOnesNeitherVanishNorTakeOver() {
    ColdFactors cold = cold(AUDIENCE::video);
    FactorMatrix rows = FactorMatrix.allocate(AUDIENCE.videos(), cold.columns(), Arena.ofAuto());
    float[] row = new float[cold.columns()];
    for (int index = 0; index < AUDIENCE.videos(); index++) {
      rows().copyRow(index, row);
      rows.setRow(index, row);
    }
    for (int index : COLD) {
      cold.row(AUDIENCE.video(index), row);
      rows.setRow(index, row);
    }
    BlendedUser user = new BlendedUser(model.items());
    int users = 0;
    int met = 0;
    int shown = 0;
    for (int index = 0; index < AUDIENCE.users(); index += 5) {
      UserHistory history = WARM.history(index);
      if (user.solve(history.videoIndexes(), history.strengths(), history.size())) {
        long coldOnes =
            Arrays.stream(unseen(rows, user, history, 50)).filter(ContentFitTest::isCold).count();
        users++;
        met += coldOnes > 0 ? 1 : 0;
        shown += (int) coldOnes;
      }
    }
    // A tenth of the catalogue is cold. Found .87 of the users and .076 of the places.
    assertThat(met / (double) users).isGreaterThan(0.6);
    assertThat(shown / (50.0 * users)).isBetween(0.03, 0.12);
  }

  private static int[] unseen(FactorMatrix rows, BlendedUser user, UserHistory history, int most) {
    Set<Integer> seen =
        Arrays.stream(history.videoIndexes())
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));
    TopVideos top = new TopVideos(most);
    for (int video = 0; video < rows.rows(); video++) {
      if (!seen.contains(video)) {
        top.offer(video, rows.dot(video, user.vector()));
      }
    }
    return top.drain();
  }

  @Test
  void theReportIsThatOfHeldOutVideos() {
    ContentReport report = requireNonNull(fit(AUDIENCE::video)).report();
    assertThat(report.described()).isBetween(1_000, AUDIENCE.videos());
    assertThat(report.otherLengths()).isZero();
    assertThat(report.heldOutVideos()).isBetween(100, 180);
    Map<String, Double> metrics = report.metrics();
    // Found .83 against .51; of the rows' squared length .28, .29 and .34.
    assertThat(metrics.get("auc")).isGreaterThan(0.75);
    assertThat(metrics.get("popularity.auc")).isBetween(0.4, 0.6);
    assertThat(metrics.get("recall@20")).isGreaterThan(metrics.get("popularity.recall@20"));
    assertThat(metrics.get("r2.blend")).isGreaterThan(metrics.get("r2.content"));
    assertThat(metrics.get("r2.blend")).isGreaterThan(metrics.get("r2.creators"));
  }

  @Test
  void coldRowsAreShorterThanThoseOfWatchedVideos() {
    ColdFactors cold = cold(AUDIENCE::video);
    double lengths = 0;
    for (int index : COLD) {
      float[] row = new float[cold.columns()];
      assertThat(cold.row(AUDIENCE.video(index), row)).isTrue();
      double squares = 0;
      for (float value : row) {
        squares += value * value;
      }
      lengths += Math.sqrt(squares);
    }
    double median = BlendFit.medianLength(KnownVideo.of(WARM, AUDIENCE::video, 1), rows());
    // Found .77 of it.
    assertThat(lengths / COLD.length).isBetween(0.5 * median, 0.95 * median);
  }

  @Test
  void theUsualLengthOfEmbeddingsIsTheModels() {
    ContentModel content =
        requireNonNull(
            fit(index ->
                index % 3 == 0
                    ? AUDIENCE.video(index).withEmbedding(Embedding.of(1, 2))
                    : AUDIENCE.video(index)));
    assertThat(content.embeddingLength()).isEqualTo(24);
    assertThat(content.report().otherLengths()).isBetween(300, 600);
  }

  @Test
  void nothingIsLearntWherePublishersSayNothingOrNoOneLikesAnything() {
    assertThat(fit(index -> Video.unknown("v" + index))).isNull();
    TrainingData noLikes = AUDIENCE.only(_ -> false);
    assertThat(ContentFit.of(model.items(), noLikes, AUDIENCE::video, 42)).isNull();
  }

  @Test
  void videosWithoutLikesGetARowAndRefusalsShortenIt() {
    FactorMatrix rows = FactorMatrix.allocate(AUDIENCE.videos(), rows().rank(), Arena.ofAuto());
    ColdFactors cold = cold(AUDIENCE::video);
    TrainingData all = AUDIENCE.without(index -> index == COLD[0]);
    int[] likes = all.positivesByVideo();
    int unliked = (int) Arrays.stream(likes).filter(count -> count == 0).count();
    assertThat(ColdRows.fill(rows, all, AUDIENCE::video, cold)).isEqualTo(unliked);
    float[] expected = new float[rows.rank()];
    cold.row(AUDIENCE.video(COLD[0]), expected);
    float[] found = new float[rows.rank()];
    rows.copyRow(COLD[0], found);
    assertThat(found).isEqualTo(expected);
    int refused = refusedAndNotLiked(all, likes);
    cold.row(AUDIENCE.video(refused), expected);
    rows.copyRow(refused, found);
    assertThat(Math.abs(found[0])).isLessThan(0.9f * Math.abs(expected[0]));
    for (int video = 0; video < likes.length; video++) {
      assertThat(rows.norm(video) > 0).isEqualTo(likes[video] == 0);
    }
  }

  private static int refusedAndNotLiked(TrainingData data, int[] likes) {
    return IntStream.range(0, data.interactions())
        .filter(entry -> data.strengths()[entry] < 0)
        .map(entry -> data.videoIndexes()[entry])
        .filter(video -> likes[video] == 0)
        .findFirst()
        .orElseThrow();
  }

  private static FactorMatrix rows() {
    return model.items().rows();
  }

  private static ColdFactors cold(IntFunction<Video> videos) {
    return ColdFactors.of(requireNonNull(fit(videos)));
  }

  private static @Nullable ContentModel fit(IntFunction<Video> videos) {
    return ContentFit.of(model.items(), WARM, videos, 42);
  }

  private static Video withoutCreator(Video video) {
    return new Video(
        video.videoId(),
        "",
        video.title(),
        video.category(),
        video.language(),
        video.durationMillis(),
        video.publishedAt(),
        video.regions(),
        video.status(),
        video.embedding());
  }

  private static boolean isCold(int videoIndex) {
    return videoIndex % 10 == 3;
  }
}
