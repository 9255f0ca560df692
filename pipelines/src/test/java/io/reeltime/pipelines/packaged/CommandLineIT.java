package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged command line says to people who get it wrong. */
class CommandLineIT {
  @TempDir private Path folder;

  @Test
  void helpNamesEveryCommandAndExitsWithZero() throws Exception {
    ReeltimeProcess.Ended ended = ReeltimeProcess.run("--help");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .contains("demo", "up", "import", "train", "evaluate", "tune", "models", "test");
  }

  @Test
  void listeningOffLoopbackWithoutAKeyIsRefused() throws Exception {
    ReeltimeProcess.Ended ended =
        ReeltimeProcess.run("up", "--listen", "0.0.0.0", "--home", folder.toString());

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("--listen 0.0.0.0").contains("--api-key");
    assertThat(folder.resolve("log")).as("nothing was opened").doesNotExist();
  }

  @Test
  void aPortInUseIsNamedBeforeAnythingIsOpened() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());

      ReeltimeProcess.Ended ended =
          ReeltimeProcess.run("up", "--port", port, "--home", folder.toString());

      assertThat(ended.exit()).isEqualTo(2);
      assertThat(ended.err()).contains("port " + port);
      assertThat(folder.resolve("log")).as("nothing was opened").doesNotExist();
    }
  }

  @Test
  void anUnknownFormatNamesTheKnownOnes() throws Exception {
    Path file = Files.createFile(folder.resolve("data.xml"));

    ReeltimeProcess.Ended ended =
        ReeltimeProcess.run(
            "import", file.toString(), "--format", "xml", "--home", folder.toString());

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("'xml'").contains("adjacency, csv, tsv, movielens, parquet");
  }

  @Test
  void aBrokenLineIsNamedAndTheGoodOnesAreStored() throws Exception {
    Path file = folder.resolve("interactions.csv");
    Files.writeString(file, "user,video\n1,10\nonly-one-field\n2,20\n");

    ReeltimeProcess.Ended ended =
        ReeltimeProcess.run(
            "import", file.toString(), "--format", "csv", "--home", folder.toString());

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).contains("2 stored", "1 rejected", "line 3");
  }

  @Test
  void trainingOnNothingIsSkippedWithTheReasonAndPublishesNothing() throws Exception {
    ReeltimeProcess.Ended ended =
        ReeltimeProcess.run("train", "--home", folder.toString(), "--json");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).contains("\"state\":\"SKIPPED\"").contains("no events");
    assertThat(ReeltimeProcess.run("models", "--home", folder.resolve("typo").toString()).err())
        .contains("--home: found no folder");
    assertThat(ReeltimeProcess.run("models", "--home", folder.toString()).out())
        .contains("No model yet");
  }
}
