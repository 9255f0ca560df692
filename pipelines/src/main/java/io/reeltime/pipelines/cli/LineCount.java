package io.reeltime.pipelines.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts the lines of a file, so that a progress bar knows its end. */
final class LineCount {
  private static final int CHUNK_BYTES = 1 << 16;

  private LineCount() {}

  static long of(Path file) throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    long lines = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        for (int i = 0; i < read; i++) {
          if (chunk[i] == '\n') {
            lines++;
          }
        }
      }
    }
    return lines;
  }
}
