package io.reeltime.data.dataset;

import static io.reeltime.data.dataset.DatasetReading.pair;
import static io.reeltime.data.dataset.DatasetReading.readText;
import static io.reeltime.data.dataset.DatasetReading.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.SharedDatasets;
import io.reeltime.data.dataset.DatasetLine.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdjacencyListsTest {
  private final AdjacencyLists format = new AdjacencyLists();
  @TempDir private Path folder;

  @Test
  void everyItemOfALineIsAnInteractionAtItsPosition() throws IOException {
    assertThat(readText(format, folder, "u1 a b\nu2\ta  c \n"))
        .containsExactly(
            pair(1, 0, "u1", "a"),
            pair(1, 1, "u1", "b"),
            pair(2, 0, "u2", "a"),
            pair(2, 1, "u2", "c"));
  }

  @Test
  void usersWithoutItemsAndEmptyLinesGiveNothingButAreCounted() throws IOException {
    assertThat(readText(format, folder, "u1\n\n   \nu4 a")).containsExactly(pair(4, 0, "u4", "a"));
  }

  @Test
  void windowsLineEndsAndByteOrderMarkAreNoPartOfIds() throws IOException {
    assertThat(readText(format, folder, "\uFEFFu1 a\r\nu2 b\r\n"))
        .containsExactly(pair(1, 0, "u1", "a"), pair(2, 0, "u2", "b"));
  }

  @Test
  void aLineWithAControlCharacterIsBrokenAndTheOthersAreKept() throws IOException {
    assertThat(readText(format, folder, "u1 a\nu2 b c\u0000d e\nu3 f\n"))
        .containsExactly(
            pair(1, 0, "u1", "a"),
            new Broken(
                2,
                "video",
                "character U+0000 at 1",
                "an id of UTF-8 text without control characters"),
            pair(3, 0, "u3", "f"));
  }

  @Test
  void anIdBeyond256BytesIsBroken() throws IOException {
    String longest = "é".repeat(128);
    assertThat(readText(format, folder, longest + " a\n" + longest + "x a"))
        .containsExactly(
            pair(1, 0, longest, "a"),
            new Broken(2, "user", "257 bytes", "at most 256 bytes of UTF-8"));
  }

  @Test
  void bytesThatAreNoUtf8AreBroken() throws IOException {
    byte[] latin1 = "u1 caf\u00e9\nu2 a\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(DatasetReading.read(format, write(folder, latin1)))
        .containsExactly(
            new Broken(
                1,
                "video",
                "character U+FFFD at 3",
                "an id of UTF-8 text without control characters"),
            pair(2, 0, "u2", "a"));
  }

  @Test
  void aLineThatNeverEndsIsCutAndBroken() throws IOException {
    int length = LineSource.LONGEST_LINE + 70_000;
    assertThat(readText(format, folder, "u".repeat(length) + "\nu2 a\n"))
        .containsExactly(
            new Broken(1, "line", length + " characters", "at most " + LineSource.LONGEST_LINE),
            pair(2, 0, "u2", "a"));
  }

  @Test
  void linesAcrossReadBuffersStayWhole() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int user = 0; user < 50_000; user++) {
      text.append("user").append(user).append(" video").append(user * 7).append("\r\n");
    }
    var lines = readText(format, folder, text.toString());
    assertThat(lines).hasSize(50_000);
    for (int user = 0; user < 50_000; user++) {
      assertThat(lines.get(user)).isEqualTo(pair(user + 1, 0, "user" + user, "video" + user * 7));
    }
  }

  @Test
  void anEmptyFileHasNoLines() throws IOException {
    assertThat(readText(format, folder, "")).isEmpty();
  }

  @Test
  void aMissingFileOrAFolderCannotBeOpened() {
    assertThatThrownBy(() -> format.read(folder.resolve("nowhere")).close())
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> format.read(folder).close()).isInstanceOf(IOException.class);
  }

  @Test
  void readsOnlyAsFarAsAsked() throws IOException {
    Path file = write(folder, "u1 a\n".repeat(1_000_000));
    try (Stream<DatasetLine> lines = format.read(file)) {
      assertThat(lines.findFirst()).contains(pair(1, 0, "u1", "a"));
    }
  }

  @Test
  void readsMovieLens1MSplitsWhole() throws IOException {
    assertThat(DatasetReading.count(format, SharedDatasets.require("ml-1m/train.txt")))
        .isEqualTo(590_733);
    assertThat(DatasetReading.count(format, SharedDatasets.require("ml-1m/valid.txt")))
        .isEqualTo(80_897);
    assertThat(DatasetReading.count(format, SharedDatasets.require("ml-1m/test.txt")))
        .isEqualTo(164_848);
  }
}
