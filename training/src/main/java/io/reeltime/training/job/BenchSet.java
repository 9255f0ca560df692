package io.reeltime.training.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;

/** Interactions that a benchmark fits. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "set")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BenchSet.Adjacency.class, name = "adjacency"),
  @JsonSubTypes.Type(value = BenchSet.Simulated.class, name = "simulated")
})
public sealed interface BenchSet {

  /** What it is called in results. */
  String name();

  /**
   * A file of {@code user item item ...} lines, whole numbers from 0.
   *
   * @param name of the set
   * @param file to read
   */
  record Adjacency(String name, Path file) implements BenchSet {}

  /**
   * Interactions drawn from a seed; see {@code training.bench}.
   *
   * @param name of the set
   * @param users rows
   * @param items columns
   * @param interactions about so many in all
   * @param seed of the draw
   */
  record Simulated(String name, int users, int items, int interactions, long seed)
      implements BenchSet {}
}
