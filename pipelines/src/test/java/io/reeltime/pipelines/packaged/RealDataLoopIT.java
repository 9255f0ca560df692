package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reeltime.pipelines.client.FeedAnswer;
import io.reeltime.pipelines.client.ReeltimeClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The loop on real input: all but the newest fifth of each user's MovieLens 100K ratings go in
 * through {@code import}, a model is trained in the child JVM, and the packaged application serves
 * it over HTTP.
 */
class RealDataLoopIT {
  private static final Path RATINGS =
      ReeltimeProcess.root().resolve("../shared/datasets/ml-100k/ratings.tsv").normalize();
  private static final int CUTOFF = 20;
  private static final double TRAINING_SHARE = 0.8;

  private record Rating(String userId, String videoId, long timestamp, String line) {}

  @TempDir private Path folder;

  @Test
  void recommendationsForRealUsersBeatPopularityAndNeverRepeatWhatWasSeen() throws Exception {
    Needed.present(Files.exists(RATINGS), "MovieLens 100K in ../shared");
    List<String> lines = Files.readAllLines(RATINGS);
    List<Rating> known = new ArrayList<>();
    List<Rating> later = new ArrayList<>();
    lines.stream()
        .skip(1)
        .map(RealDataLoopIT::rating)
        .collect(Collectors.groupingBy(Rating::userId, TreeMap::new, Collectors.toList()))
        .values()
        .forEach(ratings -> split(ratings, known, later));
    Path slice = folder.resolve("ratings.tsv");
    Files.write(
        slice,
        Stream.concat(Stream.of(lines.getFirst()), known.stream().map(Rating::line)).toList());
    Path home = folder.resolve("home");

    importTwice(slice, home, known.size());
    trainOnce(home);

    Map<String, Set<String>> seen = byUser(known);
    Map<String, Set<String>> heldOut = byUser(later);
    List<String> popular = popular(known);
    try (ReeltimeProcess server = ReeltimeProcess.start(home, "up");
        ReeltimeClient client = server.client()) {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> client.recommendations("1", 1).snapshotVersion() != null);
      double recommended = 0;
      double popularity = 0;
      for (Map.Entry<String, Set<String>> user : heldOut.entrySet()) {
        FeedAnswer answer = client.recommendations(user.getKey(), CUTOFF);
        List<String> feed = answer.items().stream().map(FeedAnswer.Item::videoId).toList();
        assertThat(answer.fallback()).as("fallback for user %s", user.getKey()).isNull();
        assertThat(feed).hasSize(CUTOFF).doesNotHaveDuplicates();
        assertThat(feed).doesNotContainAnyElementsOf(seen.get(user.getKey()));
        recommended += recall(feed, user.getValue());
        popularity += recall(unseen(popular, seen.get(user.getKey())), user.getValue());
      }
      assertThat(recommended / heldOut.size())
          .as(
              "Recall@20 over HTTP of %d users, popularity %.4f",
              heldOut.size(), popularity / heldOut.size())
          .isGreaterThan(popularity / heldOut.size());
    }
  }

  private void importTwice(Path slice, Path home, int expected) throws Exception {
    String[] command = {
      "import", slice.toString(), "--format", "movielens", "--home", home.toString(), "--json"
    };
    JsonNode first = json(ReeltimeProcess.run(command));
    assertThat(first.path("accepted").asInt()).isEqualTo(expected);
    JsonNode second = json(ReeltimeProcess.run(command));
    assertThat(second.path("accepted").asInt()).as("stored twice").isZero();
    assertThat(second.path("duplicates").asInt()).isEqualTo(expected);
  }

  private static void trainOnce(Path home) throws Exception {
    JsonNode run =
        json(
            ReeltimeProcess.run(
                "train", "--home", home.toString(), "--half-life", "P365D", "--json"));
    assertThat(run.path("state").asText()).as("%s", run).isEqualTo("PROMOTED");
    JsonNode models = json(ReeltimeProcess.run("models", "--home", home.toString(), "--json"));
    assertThat(models.path("models").path(0).path("aliases").path(0).asText())
        .isEqualTo("champion");
  }

  private static JsonNode json(ReeltimeProcess.Ended ended) throws Exception {
    assertThat(ended.exit()).as("%s", ended).isZero();
    return new ObjectMapper().readTree(ended.out());
  }

  /** The newest ratings of each user are what the others should foretell. */
  private static void split(List<Rating> ratings, List<Rating> known, List<Rating> later) {
    ratings.sort(Comparator.comparingLong(Rating::timestamp).thenComparing(Rating::videoId));
    int cut = (int) (ratings.size() * TRAINING_SHARE);
    known.addAll(ratings.subList(0, cut));
    later.addAll(ratings.subList(cut, ratings.size()));
  }

  private static Rating rating(String line) {
    String[] columns = line.split("\t", -1);
    return new Rating(columns[0], columns[1], (long) Double.parseDouble(columns[3]), line);
  }

  private static Map<String, Set<String>> byUser(Collection<Rating> ratings) {
    return ratings.stream()
        .collect(
            Collectors.groupingBy(
                Rating::userId,
                HashMap::new,
                Collectors.mapping(Rating::videoId, Collectors.toCollection(HashSet::new))));
  }

  private static List<String> popular(Collection<Rating> ratings) {
    Map<String, Long> counts =
        ratings.stream().collect(Collectors.groupingBy(Rating::videoId, Collectors.counting()));
    return counts.keySet().stream()
        .sorted(
            Comparator.<String>comparingLong(counts::get)
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static List<String> unseen(List<String> popular, Set<String> seen) {
    return popular.stream().filter(video -> !seen.contains(video)).limit(CUTOFF).toList();
  }

  private static double recall(List<String> feed, Set<String> heldOut) {
    return feed.stream().filter(heldOut::contains).count() / (double) heldOut.size();
  }
}
