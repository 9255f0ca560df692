package io.reeltime.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A short search in each test run: the fuzz tests' inputs with seeded damage, the same every time.
 * The long one, guided by coverage, is {@code ./reeltime dev fuzz}.
 */
class MutatedBodiesTest {
  private static final int BODIES = 3_000;
  private static final long SEED = 20_261_123;

  private interface Target {
    void take(byte[] body) throws IOException;
  }

  private static void search(List<byte[]> seeds, Target target) {
    Mutations mutations = new Mutations(seeds, SEED);
    for (int number = 0; number < BODIES; number++) {
      byte[] body = mutations.next();
      try {
        target.take(body);
      } catch (IOException | RuntimeException | AssertionError e) {
        throw new AssertionError(
            "body " + number + ": " + Base64.getEncoder().encodeToString(body), e);
      }
    }
  }

  /** The inputs of a method of a fuzz test, which lie beside it. */
  private static List<byte[]> inputs(String test, String method)
      throws IOException, URISyntaxException {
    URL folder =
        Objects.requireNonNull(
            MutatedBodiesTest.class.getResource(test + "FuzzTestInputs/" + method), method);
    List<byte[]> inputs = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      for (Path file : files.sorted().toList()) {
        inputs.add(Files.readAllBytes(file));
      }
    }
    return inputs;
  }

  @Test
  void damagedJsonIsReadOrRefused() throws Exception {
    JsonBodiesFuzzTest fuzz = new JsonBodiesFuzzTest();
    search(inputs("JsonBodies", "eventBodies"), fuzz::eventBodies);
    search(inputs("JsonBodies", "videoBodies"), fuzz::videoBodies);
  }

  @Test
  void damagedLinesAreReadAlikeInPiecesOfAnySize() throws Exception {
    search(inputs("JsonBodies", "eventBodies"), new StreamedBodiesFuzzTest()::linesInPieces);
  }

  @Test
  void damagedArrowStreamsAreReadOrRefused() throws Exception {
    search(inputs("ArrowBodies", "eventBodies"), new ArrowBodiesFuzzTest()::eventBodies);
  }

  @Test
  void damagedCompressedBodiesAreExpandedOrRefused() throws Exception {
    search(
        inputs("StreamedBodies", "compressedBodies"),
        new StreamedBodiesFuzzTest()::compressedBodies);
  }

  /** The search must be able to find something: here, a reader that trips over a rare body. */
  @Test
  void aSearchFindsAFaultAndShowsTheBody() throws Exception {
    assertThatThrownBy(() -> search(inputs("JsonBodies", "eventBodies"), MutatedBodiesTest::trip))
        .hasMessageStartingWith("body ")
        .hasRootCauseMessage("tripped");
  }

  private static void trip(byte[] body) {
    if (new String(body, StandardCharsets.ISO_8859_1).contains("}{")) {
      throw new IllegalStateException("tripped");
    }
  }

  @Test
  void mutationsOfASeedAreTheSameEveryTime() throws Exception {
    Mutations first = new Mutations(inputs("ArrowBodies", "eventBodies"), SEED);
    Mutations second = new Mutations(inputs("ArrowBodies", "eventBodies"), SEED);
    for (int number = 0; number < 50; number++) {
      assertThat(first.next()).isEqualTo(second.next());
    }
  }
}
