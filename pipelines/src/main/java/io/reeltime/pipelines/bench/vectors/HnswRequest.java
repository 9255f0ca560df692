package io.reeltime.pipelines.bench.vectors;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.reeltime.pipelines.bench.load.LoadCase;
import java.util.List;

/** What the process of an HNSW index shall do; each kind has an answer of its own. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = HnswRequest.Build.class, name = "build"),
  @JsonSubTypes.Type(value = HnswRequest.Search.class, name = "search"),
  @JsonSubTypes.Type(value = HnswRequest.Load.class, name = "load")
})
public sealed interface HnswRequest {

  /**
   * Build an index, in place of the one before. Answered by {@link Built}.
   *
   * @param vectors to index
   * @param connections most links of a node, HNSW's M
   * @param beamWidth candidates looked at for a node's links, HNSW's efConstruction
   */
  record Build(VectorSet vectors, int connections, int beamWidth) implements HnswRequest {}

  /**
   * Answer every query once. Answered by {@link Found}.
   *
   * @param candidates that a search gathers, HNSW's ef; at least as many as are wanted
   * @param categories that videos must be of; empty for any
   */
  record Search(int candidates, List<Integer> categories) implements HnswRequest {}

  /**
   * Answer queries under a load. Answered by a {@link io.reeltime.pipelines.bench.load.Measured}.
   *
   * @param path its name in the result
   * @param candidates as for a search
   * @param categories as for a search
   * @param load batches of one query each
   */
  record Load(String path, int candidates, List<Integer> categories, LoadCase load)
      implements HnswRequest {}

  /**
   * An index.
   *
   * @param seconds to build it
   * @param bytes of its files without the float32 vectors
   */
  record Built(double seconds, long bytes) {}

  /** Per query the videos found, from the best on. */
  record Found(List<int[]> videos) {}
}
