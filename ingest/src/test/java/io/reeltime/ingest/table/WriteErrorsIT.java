package io.reeltime.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes that the kernel fails. A limit on the size of files stands in for a broken device: {@code
 * write} returns an error in the same place, and the code behind it can't tell them apart.
 */
class WriteErrorsIT {
  @TempDir private Path folder;

  @Test
  void failedWritesStopTheLogForGoodAndTheTablesUntilTheyWorkAgain() throws Exception {
    assumeThat(hasPrlimit()).as("skipped: this machine has no prlimit (util-linux)").isTrue();

    String output = run();

    assertThat(output)
        .containsPattern("data file: .*File too large.*nothing is lost")
        .containsPattern("catalogue: .*SQLITE_IOERR.*nothing is lost")
        .containsPattern("catalogue again: .*SQLITE_IOERR.*nothing is lost")
        .contains("flushed to the end: true")
        .contains("each row once: true")
        .contains("and after a restart: true")
        .containsPattern("log: .*File too large.*accepts nothing more")
        .containsPattern("log when writes work again: .*accepts nothing more")
        .contains("acknowledged records: true")
        .contains("once each after the retry: true");
  }

  private String run() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                WriteErrorsChild.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static boolean hasPrlimit() throws InterruptedException {
    try {
      return new ProcessBuilder("prlimit", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
