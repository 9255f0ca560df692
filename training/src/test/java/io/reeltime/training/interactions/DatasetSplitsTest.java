package io.reeltime.training.interactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.dataset.DatasetFormat;
import io.reeltime.data.dataset.DatasetFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetSplitsTest {
  private static final DatasetFormat ADJACENCY = DatasetFormats.named("adjacency", Map.of());

  @TempDir private Path folder;

  @Test
  void indexesUsersAndVideosOfAllSplitsTogether() throws IOException {
    DatasetSplits splits =
        DatasetSplits.read(
            ADJACENCY, file("train", "1 5 6\n"), file("valid", "1 7\n"), file("test", "2 5 8\n"));
    assertThat(splits.train().userIds()).containsExactly("1", "2");
    assertThat(splits.train().videoIds()).containsExactly("5", "6", "7", "8");
    assertThat(splits.train().rowStarts()).containsExactly(0, 2, 2);
    assertThat(splits.valid().videoIndexes()).containsExactly(2);
    assertThat(splits.test().rowStarts()).containsExactly(0, 0, 2);
    assertThat(splits.test().videoIndexes()).containsExactly(0, 3);
  }

  @Test
  void givesAnInteractionWithoutTypeStrengthOne() throws IOException {
    DatasetSplits splits = DatasetSplits.read(ADJACENCY, file("train", "1 5 6\n"), null, null);
    assertThat(splits.train().strengths()).containsExactly(1f, 1f);
    assertThat(splits.valid().users()).isZero();
  }

  @Test
  void weighsAnInteractionByItsType() throws IOException {
    DatasetFormat tsv = DatasetFormats.named("tsv", Map.of("user", "u", "video", "v", "type", "t"));
    DatasetSplits splits =
        DatasetSplits.read(tsv, file("train", "u\tv\tt\n1\t5\tlike\n1\t6\thide\n"), null, null);
    assertThat(splits.train().strengths()).containsExactly(2f, -3f);
  }

  @Test
  void refusesAnEmptyTrainingSplit() {
    assertThatThrownBy(() -> DatasetSplits.read(ADJACENCY, file("train", ""), null, null))
        .isInstanceOf(TooFewInteractionsException.class)
        .hasMessageEndingWith("train holds no interaction");
  }

  @Test
  void namesFileAndLineOfABrokenLine() {
    String longId = "x".repeat(300);
    assertThatThrownBy(() ->
            DatasetSplits.read(ADJACENCY, file("train", "1 2\n3 " + longId + "\n"), null, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("train, line 2: ")
        .hasMessageContaining("found 300 bytes, expected at most 256 bytes");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
