package io.reeltime.pipelines.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.data.dataset.DatasetEvents;
import io.reeltime.data.dataset.DatasetFormats;
import io.reeltime.data.event.Event;
import io.reeltime.pipelines.client.IngestAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetImportTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path folder;
  private final List<Event> stored = new ArrayList<>();

  @Test
  void everyInteractionArrivesOnceInBatches() throws Exception {
    Path file = folder.resolve("train.txt");
    Files.writeString(
        file,
        IntStream.range(0, 3_000)
            .mapToObj(user -> user + " 1 2")
            .collect(Collectors.joining("\n")));
    List<Long> progress = new ArrayList<>();

    ImportReport report =
        new DatasetImport(
                DatasetFormats.named("adjacency", Map.of()),
                new DatasetEvents("train", 5, NOON),
                this::store,
                progress::add)
            .run(file);

    assertThat(report).isEqualTo(new ImportReport(6_000, 6_000, 0, 0, List.of()));
    assertThat(stored).extracting(Event::eventId).doesNotHaveDuplicates().hasSize(6_000);
    assertThat(progress).isSorted().endsWith(3_000L);
  }

  @Test
  void aBrokenLineIsListedAndTheOthersAreKept() throws Exception {
    Path file = folder.resolve("ratings.tsv");
    Files.writeString(
        file,
        """
        user_id:token\titem_id:token\trating:float\ttimestamp:float
        1\t10\t5\t881250949
        2\t11
        3\t12\t9\t881250949
        4\t13\t3\t881250949
        """);

    ImportReport report =
        new DatasetImport(
                DatasetFormats.named("movielens", Map.of()),
                new DatasetEvents("ratings", 5, NOON),
                this::store,
                line -> {})
            .run(file);

    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(2);
    assertThat(report.problems())
        .hasSize(2)
        .anySatisfy(problem -> assertThat(problem).startsWith("line 3"))
        .anySatisfy(problem ->
            assertThat(problem)
                .startsWith("line 4, rating: found 9.0")
                .contains("expected 0 to 5"));
    assertThat(stored).extracting(Event::userId).containsExactly("1", "4");
  }

  @Test
  void whatTheTargetRejectsIsNamedByItsLine() throws Exception {
    Path file = folder.resolve("train.txt");
    Files.writeString(file, "1 10\n2 20\n");

    ImportReport report =
        new DatasetImport(
                DatasetFormats.named("adjacency", Map.of()),
                new DatasetEvents("train", 5, NOON),
                batch ->
                    new IngestAnswer(
                        1,
                        0,
                        1,
                        List.of(
                            new IngestAnswer.Result(0, "accepted", null, null, null),
                            new IngestAnswer.Result(1, "rejected", "timestamp", "soon", "past"))),
                line -> {})
            .run(file);

    assertThat(report.problems()).containsExactly("line 2, timestamp: found soon, expected past");
  }

  private IngestAnswer store(List<Event> batch) {
    stored.addAll(batch);
    return new IngestAnswer(batch.size(), 0, 0, List.of());
  }
}
