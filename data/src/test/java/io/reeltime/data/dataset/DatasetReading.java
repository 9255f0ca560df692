package io.reeltime.data.dataset;

import io.reeltime.data.dataset.DatasetLine.Broken;
import io.reeltime.data.dataset.DatasetLine.Interaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the format tests share. */
final class DatasetReading {
  private DatasetReading() {}

  static List<DatasetLine> read(DatasetFormat format, Path file) throws IOException {
    try (Stream<DatasetLine> lines = format.read(file)) {
      return lines.toList();
    }
  }

  static List<DatasetLine> readText(DatasetFormat format, Path folder, String text)
      throws IOException {
    return read(format, write(folder, text));
  }

  static Path write(Path folder, String text) throws IOException {
    return write(folder, text.getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path folder, byte[] content) throws IOException {
    return Files.write(folder.resolve("dataset"), content);
  }

  static Interaction pair(long line, int position, String userId, String videoId) {
    return new Interaction(line, position, userId, videoId, null, 0, 0, null, null);
  }

  static Interaction rating(
      long line, String userId, String videoId, double rating, long epochSecond) {
    return new Interaction(
        line, 0, userId, videoId, null, 0, 0, rating, Instant.ofEpochSecond(epochSecond));
  }

  static long count(DatasetFormat format, Path file) throws IOException {
    try (Stream<DatasetLine> lines = format.read(file)) {
      return lines.peek(DatasetReading::requireGood).count();
    }
  }

  private static void requireGood(DatasetLine line) {
    if (line instanceof Broken broken) {
      throw new AssertionError("expected no broken line, found " + broken);
    }
  }
}
