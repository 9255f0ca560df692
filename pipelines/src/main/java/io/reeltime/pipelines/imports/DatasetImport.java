package io.reeltime.pipelines.imports;

import io.reeltime.data.dataset.DatasetEvents;
import io.reeltime.data.dataset.DatasetFormat;
import io.reeltime.data.dataset.DatasetLine;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.InvalidRecordException;
import io.reeltime.pipelines.client.IngestAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * One import. Event ids are made of file name and place, so an import that was cut off is simply
 * run again: what had arrived comes back as duplicates.
 */
public final class DatasetImport {
  private static final int BATCH_EVENTS = 2_000;
  private static final int MOST_PROBLEMS = 20;

  private final DatasetFormat format;
  private final DatasetEvents events;
  private final ImportTarget target;
  private final LongConsumer progress;

  private final List<Event> batch = new ArrayList<>(BATCH_EVENTS);
  private final List<Long> batchLines = new ArrayList<>(BATCH_EVENTS);
  private final List<String> problems = new ArrayList<>();
  private long interactions;
  private long accepted;
  private long duplicates;
  private long rejected;

  /**
   * @param format of the file
   * @param events how its lines become events
   * @param target where they go
   * @param progress told the line reached, after each batch
   */
  public DatasetImport(
      DatasetFormat format, DatasetEvents events, ImportTarget target, LongConsumer progress) {
    this.format = format;
    this.events = events;
    this.target = target;
    this.progress = progress;
  }

  /**
   * Imports a file; the instance is used up.
   *
   * @throws IOException if it cannot be read at all
   */
  public ImportReport run(Path file) throws IOException, InterruptedException {
    try (Stream<DatasetLine> lines = format.read(file)) {
      Iterator<DatasetLine> iterator = lines.iterator();
      while (iterator.hasNext()) {
        switch (iterator.next()) {
          case DatasetLine.Interaction interaction -> add(interaction);
          case DatasetLine.Broken broken ->
              reject(broken.line(), broken.field(), broken.found(), broken.expected());
        }
      }
    }
    flush();
    return new ImportReport(interactions, accepted, duplicates, rejected, List.copyOf(problems));
  }

  private void add(DatasetLine.Interaction interaction) throws InterruptedException {
    interactions++;
    try {
      batch.add(events.event(interaction));
      batchLines.add(interaction.line());
    } catch (InvalidRecordException e) {
      reject(interaction.line(), e.field(), e.found(), e.expected());
    }
    if (batch.size() == BATCH_EVENTS) {
      flush();
    }
  }

  private void flush() throws InterruptedException {
    if (batch.isEmpty()) {
      return;
    }
    IngestAnswer answer = target.send(batch);
    accepted += answer.accepted();
    duplicates += answer.duplicates();
    for (IngestAnswer.Result result : answer.results()) {
      if (result.outcome().equals("rejected")) {
        reject(
            batchLines.get(result.index()),
            String.valueOf(result.field()),
            String.valueOf(result.found()),
            String.valueOf(result.expected()));
      }
    }
    progress.accept(batchLines.getLast());
    batch.clear();
    batchLines.clear();
  }

  private void reject(long line, String field, String found, String expected) {
    rejected++;
    if (problems.size() < MOST_PROBLEMS) {
      problems.add("line %d, %s: found %s, expected %s".formatted(line, field, found, expected));
    }
  }
}
