package io.reeltime.ingest;

import io.reeltime.data.event.InvalidRecordException;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.log.AppendOutcome;
import io.reeltime.data.log.EventLog;
import io.reeltime.ingest.RecordResult.Accepted;
import io.reeltime.ingest.RecordResult.Duplicate;
import io.reeltime.ingest.RecordResult.Rejection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way of a batch that events and videos share: reject the bad ones, append the good ones, give
 * each its result.
 *
 * @param log where good records go
 * @param idOf the id by which the sender knows a record
 * @param ruleOfNow made for each batch; throws {@link InvalidRecordException} at a record that may
 *     not enter now
 */
record RecordIngest<T extends LogRecord>(
    EventLog log, Function<T, String> idOf, Supplier<Consumer<T>> ruleOfNow) {

  CompletableFuture<IngestResult> accept(List<? extends Candidate<T>> batch) {
    List<Candidate<T>> checked = new ArrayList<>(batch.size());
    List<T> good = new ArrayList<>(batch.size());
    Consumer<T> rule = ruleOfNow.get();
    for (Candidate<T> candidate : batch) {
      Candidate<T> after = check(candidate, rule);
      checked.add(after);
      if (after instanceof Candidate.Parsed<T>(T record, int _)) {
        good.add(record);
      }
    }
    CompletableFuture<List<AppendOutcome>> appended =
        good.isEmpty() ? CompletableFuture.completedFuture(List.of()) : log.append(good);
    return appended.thenApply(outcomes -> results(checked, outcomes));
  }

  private Candidate<T> check(Candidate<T> candidate, Consumer<T> rule) {
    if (candidate instanceof Candidate.Parsed<T>(T record, int line)) {
      try {
        rule.accept(record);
      } catch (InvalidRecordException e) {
        return Candidate.broken(idOf.apply(record), e, line);
      }
    }
    return candidate;
  }

  private IngestResult results(List<Candidate<T>> checked, List<AppendOutcome> outcomes) {
    List<RecordResult> results = new ArrayList<>(checked.size());
    Iterator<AppendOutcome> outcome = outcomes.iterator();
    for (Candidate<T> candidate : checked) {
      int index = results.size();
      results.add(
          switch (candidate) {
            case Candidate.Broken<T>(var id, var field, var found, var expected, int line) ->
                new Rejection(index, line, id, field, found, expected);
            case Candidate.Parsed<T>(T record, int line) ->
                stored(index, line, idOf.apply(record), outcome.next());
          });
    }
    return new IngestResult(results);
  }

  private static RecordResult stored(int index, int line, String id, AppendOutcome outcome) {
    return switch (outcome) {
      case AppendOutcome.Appended(long offset) -> new Accepted(index, line, id, offset);
      case AppendOutcome.Duplicate(long offset) -> new Duplicate(index, line, id, offset);
    };
  }
}
