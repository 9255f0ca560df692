package io.reeltime.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.reeltime.ingest.IngestResult;
import io.reeltime.ingest.RecordResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of an answer: the sums, and what became of each record. */
record IngestAnswer(int accepted, int duplicates, int rejected, List<RecordAnswer> results) {

  /** One record; what does not apply is null and left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RecordAnswer(
      int index,
      @Nullable Integer line,
      @Nullable String eventId,
      @Nullable String videoId,
      String outcome,
      @Nullable String field,
      @Nullable String found,
      @Nullable String expected) {}

  static IngestAnswer of(IngestResult result, RecordKind kind) {
    return new IngestAnswer(
        result.accepted(),
        result.duplicates(),
        result.rejected(),
        result.results().stream().map(record -> of(record, kind)).toList());
  }

  boolean nothingGood() {
    return rejected == results.size();
  }

  private static RecordAnswer of(RecordResult result, RecordKind kind) {
    return switch (result) {
      case RecordResult.Accepted _ -> answer(result, kind, "accepted", null);
      case RecordResult.Duplicate _ -> answer(result, kind, "duplicate", null);
      case RecordResult.Rejection rejection -> answer(result, kind, "rejected", rejection);
    };
  }

  private static RecordAnswer answer(
      RecordResult result,
      RecordKind kind,
      String outcome,
      RecordResult.@Nullable Rejection rejection) {
    return new RecordAnswer(
        result.index(),
        result.line() == 0 ? null : result.line(),
        kind == RecordKind.EVENT ? result.id() : null,
        kind == RecordKind.VIDEO ? result.id() : null,
        outcome,
        rejection == null ? null : rejection.field(),
        rejection == null ? null : rejection.found(),
        rejection == null ? null : rejection.expected());
  }
}
