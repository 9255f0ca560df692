package io.reeltime.training.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.content.ColdBlend;
import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Video;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.training.content.KnownVideo.Part;
import java.lang.foreign.Arena;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ContentPartsTest {
  private static final int LENGTH = 5;
  private static final int COLUMNS = 19;

  private final SplittableRandom random = new SplittableRandom(11);

  @Test
  void theRegressionFindsALinearMapAndItsConstant() {
    float[][] map = new float[LENGTH + 1][COLUMNS];
    for (float[] row : map) {
      fill(row);
    }
    List<KnownVideo> videos = new ArrayList<>();
    FactorMatrix rows = FactorMatrix.allocate(300, COLUMNS, Arena.ofAuto());
    for (int index = 0; index < 300; index++) {
      float[] embedding = new float[LENGTH];
      fill(embedding);
      float[] row = map[LENGTH].clone();
      for (int i = 0; i < LENGTH; i++) {
        for (int column = 0; column < COLUMNS; column++) {
          row[column] += embedding[i] * map[i][column];
        }
      }
      rows.setRow(index, row);
      videos.add(known(index, "", Embedding.of(embedding), random.nextDouble(0.1, 1)));
    }
    FactorMatrix found = new EmbeddingRegression(videos, LENGTH, rows).map(1e-6);
    float[] row = new float[COLUMNS];
    for (int i = 0; i <= LENGTH; i++) {
      found.copyRow(i, row);
      assertThat(row).as("row " + i).containsExactly(map[i], within(1e-3f));
    }
  }

  @Test
  void strongRegularisationLeavesTheMeanRow() {
    FactorMatrix rows = matrix(new float[][] {{1, 0}, {3, 2}, {5, 7}});
    List<KnownVideo> videos =
        List.of(
            known(0, "", Embedding.of(1), 1),
            known(1, "", Embedding.of(2), 1),
            known(2, "", Embedding.of(4), 1));
    FactorMatrix found = new EmbeddingRegression(videos, 1, rows).map(1e9);
    assertThat(found.get(0, 0)).isCloseTo(0, within(1e-6f));
    assertThat(found.get(1, 0)).isCloseTo(3, within(1e-5f));
    assertThat(found.get(1, 1)).isCloseTo(3, within(1e-5f));
  }

  @Test
  void embeddingsThatAreAllTheSameExplainNothing() {
    FactorMatrix rows = matrix(new float[][] {{1}, {3}});
    List<KnownVideo> videos =
        List.of(known(0, "", Embedding.of(7, 7), 1), known(1, "", Embedding.of(7, 7), 1));
    FactorMatrix found = new EmbeddingRegression(videos, 2, rows).map(0.1);
    assertThat(found.get(0, 0)).isZero();
    assertThat(found.get(2, 0)).isEqualTo(2);
  }

  @Test
  void aCreatorsMeanIsDrawnToTheMeanOfAll() {
    FactorMatrix rows = matrix(new float[][] {{4}, {8}, {0}});
    CreatorMeans means =
        new CreatorMeans(
            List.of(
                known(0, "z", Embedding.NONE, 1),
                known(1, "z", Embedding.NONE, 1),
                known(2, "", Embedding.NONE, 1)),
            rows);
    assertThat(means.creatorIds()).containsExactly("z");
    // The mean of all is 4: (12 + 2 * 4) / (2 + 2)
    assertThat(means.shrunk(2).get(0, 0)).isEqualTo(5);
  }

  @Test
  void theBlendIsLeastSquaresOnHeldOutRowsAndNeverNegative() {
    // Content predicts (e, 0), the creator (0, 1); rows are (e / 2, 3 / 4).
    Learnt learnt =
        new Learnt(
            1,
            matrix(new float[][] {{1, 0}, {0, 0}}),
            List.of("ada"),
            matrix(new float[][] {{0, 1}}));
    float[][] values = new float[20][];
    List<KnownVideo> heldOut = new ArrayList<>();
    for (int index = 0; index < 20; index++) {
      float number = (float) random.nextGaussian();
      values[index] = new float[] {number / 2, 0.75f};
      heldOut.add(known(index, "ada", Embedding.of(number), 1));
    }
    ColdBlend blend = BlendFit.of(learnt, heldOut, matrix(values), 9);
    assertThat(blend.contentOfBoth()).isCloseTo(0.5, within(1e-5));
    assertThat(blend.creatorOfBoth()).isCloseTo(0.75, within(1e-5));
    assertThat(blend.longestRow()).isEqualTo(9);
    for (float[] row : values) {
      row[0] = -row[0];
    }
    ColdBlend opposite = BlendFit.of(learnt, heldOut, matrix(values), 9);
    assertThat(opposite.contentOfBoth()).isZero();
    assertThat(opposite.contentAlone()).isZero();
    assertThat(opposite.creatorOfBoth()).isCloseTo(0.75, within(1e-5));
    ColdFactors cold = learnt.with(opposite);
    assertThat(Explained.by(cold, heldOut, matrix(values)).share()).isBetween(0.0, 1.0);
  }

  @Test
  void recallCountsLikesAmongTheFirstTwentyAndAucPairsOfWhatWasSeen() {
    float[] scores = new float[40];
    float[] strengths = new float[40];
    Arrays.fill(strengths, Float.NaN);
    for (int i = 0; i < 40; i++) {
      scores[i] = -i;
    }
    strengths[3] = 1;
    strengths[30] = 2;
    strengths[1] = -1;
    strengths[35] = 0;
    RankingQuality.Sum sum = new RankingQuality.Sum();
    sum.add(scores, strengths);
    // One of two likes is among the first; 3 and 30 stand before 35 and behind 1.
    assertThat(sum.quality()).isEqualTo(new RankingQuality(0.5, 0.5));
  }

  private static KnownVideo known(int index, String creatorId, Embedding embedding, double weight) {
    Video video =
        new Video(
            "v" + index,
            creatorId,
            "",
            "",
            "",
            0,
            Instant.EPOCH,
            List.of(),
            Video.Status.PUBLISHED,
            embedding);
    return new KnownVideo(index, video, (float) weight, Part.FIT);
  }

  private void fill(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }

  private static FactorMatrix matrix(float[][] rows) {
    FactorMatrix matrix = FactorMatrix.allocate(rows.length, rows[0].length, Arena.ofAuto());
    for (int row = 0; row < rows.length; row++) {
      matrix.setRow(row, rows[row]);
    }
    return matrix;
  }
}
