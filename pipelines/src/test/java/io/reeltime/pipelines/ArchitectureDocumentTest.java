package io.reeltime.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the documents honest: what they name must exist. */
class ArchitectureDocumentTest {
  private static final Path ROOT = root();
  private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
  private static final Pattern TYPE_NAME = Pattern.compile("([A-Z][a-z0-9]+)+[A-Za-z0-9]*");

  @Test
  void everyFileThatADocumentNamesExists() throws IOException {
    for (Path document : documents()) {
      String text = Files.readString(document);
      assertThat(text).as("left open in %s", document).doesNotContain("@@", "TBD");
      List<String> missing = new ArrayList<>();
      for (String name : matches(CODE, text)) {
        boolean isPath =
            name.contains("/") && name.matches("[A-Za-z0-9_./-]+\\.(java|md|sh|js|xml)");
        if (isPath && !Files.exists(ROOT.resolve(name))) {
          missing.add(name);
        }
      }
      for (String link : matches(LINK, text)) {
        if (!Files.exists(document.resolveSibling(link))) {
          missing.add(link);
        }
      }
      assertThat(missing).as("named in %s", ROOT.relativize(document)).isEmpty();
    }
  }

  @Test
  void everyTypeAndModuleThatTheArchitectureNamesExists() throws IOException {
    String text = Files.readString(ROOT.resolve("docs/architecture.md"));
    Set<String> known = sourceNames();
    assertThat(matches(CODE, text))
        .filteredOn(name -> TYPE_NAME.matcher(name).matches())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(known).contains(name));
    assertThat(List.of("data", "ingest", "training", "serving", "pipelines"))
        .allSatisfy(module -> assertThat(text).contains("| `" + module + "` |"));
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), files)
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
    }
  }

  private static Set<String> sourceNames() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(Path::toString)
          .filter(name -> name.contains("/src/main/java/") && name.endsWith(".java"))
          .map(name -> name.substring(name.lastIndexOf('/') + 1, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("reeltime"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
