package io.reeltime.pipelines.imports;

import io.reeltime.data.event.Event;
import io.reeltime.ingest.Candidate;
import io.reeltime.ingest.EventIngest;
import io.reeltime.ingest.IngestResult;
import io.reeltime.ingest.RecordResult;
import io.reeltime.pipelines.client.IngestAnswer;
import java.util.List;

/**
 * The log in this process, behind the validation that HTTP has.
 *
 * @param ingest the way in
 */
public record LogTarget(EventIngest ingest) implements ImportTarget {

  @Override
  public IngestAnswer send(List<Event> batch) {
    IngestResult result = ingest.accept(batch.stream().map(Candidate::of).toList()).join();
    return new IngestAnswer(
        result.accepted(),
        result.duplicates(),
        result.rejected(),
        result.results().stream().map(LogTarget::answer).toList());
  }

  private static IngestAnswer.Result answer(RecordResult result) {
    return switch (result) {
      case RecordResult.Accepted accepted ->
          new IngestAnswer.Result(accepted.index(), "accepted", null, null, null);
      case RecordResult.Duplicate duplicate ->
          new IngestAnswer.Result(duplicate.index(), "duplicate", null, null, null);
      case RecordResult.Rejection rejection ->
          new IngestAnswer.Result(
              rejection.index(),
              "rejected",
              rejection.field(),
              rejection.found(),
              rejection.expected());
    };
  }
}
