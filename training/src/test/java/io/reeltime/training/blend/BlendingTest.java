package io.reeltime.training.blend;

import static io.reeltime.training.interactions.TestData.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.blend.BlendWeights;
import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.training.interactions.TestData;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.LowPassParameters;
import io.reeltime.training.job.NeighbourParameters;
import io.reeltime.training.progress.ProgressListener;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class BlendingTest {
  private static final long SEED = 12;
  private final TrainingData data = TestData.of(random(50, 40));

  @Test
  void aSourceOfWeightZeroIsLeftOutWholly() {
    BlendedItems factors = factors(40);
    assertThat(blend(factors, data, 0)).isSameAs(factors);
    BlendedItems withLowPass = blend(factors, data, 0.5);
    assertThat(withLowPass.neighbours().entries()).isZero();
    assertThat(withLowPass.weights().neighbours()).isZero();
    assertThat(withLowPass.lowPassRank()).isEqualTo(10);
  }

  @Test
  void keepsTheFactorsAndGivesTheLowPassTermTheirDeviationTimesItsWeight() {
    BlendedItems factors = factors(40);
    BlendedItems blended = blend(factors, data, 0.5);
    for (int video = 0; video < 40; video++) {
      for (int column = 0; column < 3; column++) {
        assertThat(blended.factors().get(video, column))
            .isEqualTo(factors.rows().get(video, column));
      }
    }
    Deviations measured = Deviations.of(blended, data, Likings.of(data));
    assertThat(measured.lowPass()).isCloseTo(0.5 * measured.factors(), within(1e-4));
    assertThat(measured.factors()).isPositive();
  }

  @Test
  void dataWithoutALikeLeavesTheFactorsAlone() {
    BlendedItems factors = factors(2);
    TrainingData refused = TestData.of(new float[][] {{-1f, NONE}, {-2f, 0f}});
    assertThat(
            new Blending(
                    new LowPassParameters(256, 1),
                    new NeighbourParameters(10, 1),
                    SEED,
                    BlendingTest::noSpark)
                .of(factors, refused, ProgressListener.SILENT))
        .isSameAs(factors);
  }

  @Test
  void aUserWithoutALikeIsScoredByFactorsAlone() {
    BlendedItems factors = factors(40);
    BlendedUser alone = new BlendedUser(factors);
    BlendedUser blended = new BlendedUser(blend(factors, data, 0.5));
    int[] refused = {3, 8};
    float[] strengths = {-1, -2};
    assertThat(blended.solve(refused, strengths, 2)).isEqualTo(alone.solve(refused, strengths, 2));
    assertThat(blended.score(1)).isEqualTo(alone.score(1));
  }

  @Test
  void fewVideosHaveNoLowPassTerm() {
    BlendedItems factors = factors(3);
    TrainingData few = TestData.of(new float[][] {{1f, NONE, 1f}, {NONE, 1f, 1f}});
    BlendedItems blended = blend(factors, few, 0.5);
    assertThat(blended).isSameAs(factors);
    assertThat(blended.weights()).isEqualTo(BlendWeights.FACTORS_ALONE);
  }

  private static BlendedItems blend(BlendedItems factors, TrainingData data, double weight) {
    return new Blending(
            new LowPassParameters(256, weight),
            new NeighbourParameters(10, 0),
            SEED,
            BlendingTest::noSpark)
        .of(factors, data, ProgressListener.SILENT);
  }

  private static SparkSession noSpark() {
    throw new AssertionError("asked for a Spark session");
  }

  private static BlendedItems factors(int videos) {
    SplittableRandom random = new SplittableRandom(SEED);
    FactorMatrix factors = FactorMatrix.allocate(videos, 3, Arena.ofAuto());
    for (int video = 0; video < videos; video++) {
      factors.setRow(
          video,
          new float[] {
            (float) random.nextGaussian(), (float) random.nextGaussian(), random.nextInt(2)
          });
    }
    return BlendedItems.ofFactors(factors, Gramian.of(factors), ImplicitObjective.mllib(0.1, 1));
  }

  private static float[][] random(int users, int videos) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[][] strengths = new float[users][videos];
    for (float[] row : strengths) {
      for (int video = 0; video < videos; video++) {
        row[video] = random.nextInt(4) == 0 ? (float) random.nextDouble(-0.5, 2) : NONE;
      }
    }
    return strengths;
  }
}
