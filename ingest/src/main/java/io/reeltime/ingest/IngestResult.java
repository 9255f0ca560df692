package io.reeltime.ingest;

import java.util.List;

/**
 * What became of a batch; everything accepted is durable.
 *
 * @param results one per record, in order
 */
public record IngestResult(List<RecordResult> results) {

  public IngestResult {
    results = List.copyOf(results);
  }

  public int accepted() {
    return count(RecordResult.Accepted.class);
  }

  public int duplicates() {
    return count(RecordResult.Duplicate.class);
  }

  public int rejected() {
    return count(RecordResult.Rejection.class);
  }

  private int count(Class<? extends RecordResult> kind) {
    return (int) results.stream().filter(kind::isInstance).count();
  }
}
