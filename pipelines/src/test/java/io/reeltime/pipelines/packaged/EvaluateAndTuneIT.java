package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that compare models, on a small set of two tastes. */
class EvaluateAndTuneIT {
  @TempDir private Path folder;

  @BeforeEach
  void writeSplits() throws IOException {
    Random random = new Random(20261123);
    Files.write(folder.resolve("train.txt"), lines(random, 8));
    Files.write(folder.resolve("valid.txt"), lines(random, 2));
  }

  @Test
  void evaluatesAModelWithIntervalsAndLeavesAReport() throws Exception {
    Path report = folder.resolve("report");
    JsonNode output =
        json(
            evaluate(
                "--valid",
                file("valid.txt"),
                "--model",
                "reel-als",
                "--rank",
                "8",
                "--report",
                report.toString(),
                "--json"));

    assertThat(output.path("metrics").path("recall@20").asDouble()).isPositive();
    JsonNode interval = output.path("intervals").path("recall@20");
    assertThat(interval.path("low").asDouble())
        .isLessThanOrEqualTo(output.path("metrics").path("recall@20").asDouble());
    assertThat(interval.path("differenceLow").asDouble())
        .isLessThan(interval.path("differenceHigh").asDouble());
    assertThat(output.path("fitSeconds").asDouble()).isPositive();
    assertThat(output.path("results").path(0).has("ratio")).isTrue();
    assertThat(Files.readString(report.resolve("report.html"))).contains("<svg", "reel-als");
    assertThat(new ObjectMapper().readTree(report.resolve("report.json").toFile()))
        .isEqualTo(output);
  }

  @Test
  void warnsWhenTheTestSplitIsTheTrainingSplitAndRefusesAnEmptyOne() throws Exception {
    ReeltimeProcess.Ended same =
        evaluate("--test", file("train.txt"), "--model", "popularity", "--home", home());
    assertThat(same.exit()).isZero();
    assertThat(same.out())
        .contains("warning: test: all ")
        .contains("are in the training split too; are they the same file?")
        .contains("report: " + folder.resolve("home/reports/evaluate-popularity-"));

    Files.createFile(folder.resolve("empty.txt"));
    ReeltimeProcess.Ended empty =
        evaluate("--test", file("empty.txt"), "--model", "popularity", "--home", home());
    assertThat(empty.exit()).isEqualTo(1);
    assertThat(empty.err())
        .contains("empty.txt: found no positive interaction of any user, expected at least one");
  }

  @Test
  void tunesAModelGoesOnAndRefusesAnotherSearch() throws Exception {
    String output = folder.resolve("search").toString();
    JsonNode first = json(tune("--output", output, "--trials", "3", "--json"));
    assertThat(first.path("best").path("metrics").has("recall@5")).isTrue();
    assertThat(first.path("results").path(0).path("peer").asText())
        .isEqualTo("start of the search");
    assertThat(folder.resolve("search")).isDirectoryContaining("glob:**/best.json");
    assertThat(Files.readString(folder.resolve("search/report.html"))).contains("<svg");
    assertThat(evaluatedAs(folder.resolve("search/best.json")))
        .isCloseTo(first.path("best").path("metrics").path("recall@5").asDouble(), within(1e-9));

    JsonNode again = json(tune("--output", output, "--trials", "3", "--json"));
    assertThat(again.path("repeated").asInt()).isEqualTo(again.path("trials").size());

    ReeltimeProcess.Ended other = tune("--output", output, "--trials", "3", "--rank", "8");
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.err()).contains("holds another search").contains("space.rank: found none");
  }

  @Test
  void aSearchThatCannotBeIsRefusedBeforeItBegins() throws Exception {
    ReeltimeProcess.Ended unknown = tune("--range", "ranks=1..8");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("--range: found 'ranks'").contains("nearest is 'rank'");
    ReeltimeProcess.Ended half =
        ReeltimeProcess.run("tune", "--train", file("train.txt"), "--home", home());
    assertThat(half.exit()).isEqualTo(2);
    assertThat(half.err()).contains("--train and --valid go together");
  }

  private ReeltimeProcess.Ended evaluate(String... options) throws Exception {
    return run(List.of("evaluate", "--train", file("train.txt")), options);
  }

  private ReeltimeProcess.Ended tune(String... options) throws Exception {
    return run(
        List.of(
            "tune",
            "--train",
            file("train.txt"),
            "--valid",
            file("valid.txt"),
            "--model",
            "reel-als",
            "--epochs",
            "4",
            "--seed",
            "7",
            "--metric",
            "recall@5"),
        options);
  }

  /** What the options of the best setting reach when they are given to {@code evaluate}. */
  private double evaluatedAs(Path best) throws Exception {
    String options =
        "--valid %s --cutoffs 5 --home %s --json %s"
            .formatted(
                file("valid.txt"),
                home(),
                new ObjectMapper().readTree(best.toFile()).path("options").asText());
    return json(evaluate(options.split(" ", -1))).path("metrics").path("recall@5").asDouble();
  }

  private static ReeltimeProcess.Ended run(List<String> command, String... options)
      throws Exception {
    return ReeltimeProcess.run(
        IntStream.range(0, command.size() + options.length)
            .mapToObj(i -> i < command.size() ? command.get(i) : options[i - command.size()])
            .toArray(String[]::new));
  }

  private static JsonNode json(ReeltimeProcess.Ended ended) throws Exception {
    assertThat(ended.exit()).as("%s", ended).isZero();
    return new ObjectMapper().readTree(ended.out());
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String home() {
    return folder.resolve("home").toString();
  }

  private static List<String> lines(Random random, int videos) {
    return IntStream.range(0, 60)
        .mapToObj(user ->
            user
                + " "
                + IntStream.range(0, videos)
                    .mapToObj(i -> String.valueOf(user % 2 + 2 * random.nextInt(20)))
                    .distinct()
                    .collect(Collectors.joining(" ")))
        .toList();
  }
}
