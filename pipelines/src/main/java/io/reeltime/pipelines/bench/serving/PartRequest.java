package io.reeltime.pipelines.bench.serving;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.vectors.VectorSet;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the process that holds serving without HTTP shall do; each kind has an answer of its own.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PartRequest.Open.class, name = "open"),
  @JsonSubTypes.Type(value = PartRequest.Ask.class, name = "ask"),
  @JsonSubTypes.Type(value = PartRequest.Begin.class, name = "begin"),
  @JsonSubTypes.Type(value = PartRequest.Await.class, name = "await"),
  @JsonSubTypes.Type(value = PartRequest.LoadService.class, name = "load-service"),
  @JsonSubTypes.Type(value = PartRequest.Retrieve.class, name = "retrieve"),
  @JsonSubTypes.Type(value = PartRequest.LoadIndex.class, name = "load-index")
})
sealed interface PartRequest {

  /**
   * Serve the champion of a home. Answered by {@link Opened}.
   *
   * @param models folder of its snapshots
   * @param log folder for an empty event log
   * @param follow process whose log is followed in place of an empty one; null for none
   * @param vectors for the index alone
   */
  record Open(Path models, Path log, @Nullable URI follow, VectorSet vectors)
      implements PartRequest {}

  /** Rank for each user once. Answered by {@link Answers}. */
  record Ask(List<String> userIds, int limit, String rule) implements PartRequest {}

  /**
   * Recommend under a load. Answered by a {@link io.reeltime.pipelines.bench.load.Measured}.
   *
   * @param path its name in the result
   * @param users of the home
   */
  record LoadService(String path, int users, int limit, String rule, LoadCase load)
      implements PartRequest {}

  /** Begin a load and go on answering. Answered by {@link Begun}. */
  record Begin(LoadService load) implements PartRequest {}

  /** Wait for the end of what was begun. Answered by its measurement. */
  record Await() implements PartRequest {}

  /**
   * Search the index once for each query vector. Answered by {@link
   * io.reeltime.pipelines.bench.vectors.HnswRequest.Found}.
   *
   * @param categories that videos must be of; empty for any
   */
  record Retrieve(List<Integer> categories) implements PartRequest {}

  /** Search the index under a load. Answered by a measurement. */
  record LoadIndex(String path, List<Integer> categories, LoadCase load) implements PartRequest {}

  /**
   * What the open model takes.
   *
   * @param seconds to load it
   * @param heapBytes more in use on the heap than before
   * @param offHeapBytes more resident beside the heap than before, mapped files left out
   */
  record Opened(double seconds, long heapBytes, long offHeapBytes) {}

  /** A load is running. */
  record Begun() {}

  /** Per user the ids of the recommended videos. */
  record Answers(List<List<String>> videoIds) {}
}
