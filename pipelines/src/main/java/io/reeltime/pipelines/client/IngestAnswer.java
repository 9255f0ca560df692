package io.reeltime.pipelines.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a posted batch.
 *
 * @param accepted stored, durable
 * @param duplicates already stored
 * @param rejected not stored
 * @param results one per record, in order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IngestAnswer(int accepted, int duplicates, int rejected, List<Result> results) {

  /** One record's fate; field, found and expected only for a rejected one. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Result(
      int index,
      String outcome,
      @Nullable String field,
      @Nullable String found,
      @Nullable String expected) {}
}
