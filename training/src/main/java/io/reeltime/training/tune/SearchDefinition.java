package io.reeltime.training.tune;

import com.fasterxml.jackson.databind.JsonNode;
import io.reeltime.training.job.JobProtocol;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.TuningPlan;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what a search finds, as text by key. Kept beside the trials, so that
 * trials of different searches never mix.
 *
 * @param values by key
 */
public record SearchDefinition(SortedMap<String, String> values) {

  /**
   * The definition of a search.
   *
   * @param data what identifies the data, by key
   */
  static SearchDefinition of(Search search, Map<String, String> data) {
    ModelParameters model = search.model();
    TuningPlan plan = search.plan();
    SortedMap<String, String> values = new TreeMap<>();
    values.put("model", model.name());
    values.put("model.seed", String.valueOf(model.seed()));
    model.values().forEach((name, value) -> values.put("model." + name, String.valueOf(value)));
    values.put("start.half-life", Objects.toString(search.halfLife(), "never"));
    search.space().values().forEach((name, tried) -> values.put("space." + name, tried.toString()));
    values.put("plan.strategy", plan.strategy().toString());
    values.put("plan.metric", plan.metric());
    values.put("plan.seed", String.valueOf(plan.seed()));
    if (plan.strategy() == TuningPlan.Strategy.HALVING) {
      // A random search may go on with more trials; a halving would be another one.
      values.put("plan.trials", String.valueOf(plan.trials()));
      values.put("plan.fewest-epochs", String.valueOf(plan.fewestEpochs()));
      values.put("plan.reduction", String.valueOf(plan.reduction()));
    }
    data.forEach((key, value) -> values.put("data." + key, value));
    return new SearchDefinition(values);
  }

  /** What a folder's search was about; null when none was begun there. */
  public static @Nullable SearchDefinition in(Path folder) throws IOException {
    Path file = file(folder);
    if (!Files.exists(file)) {
      return null;
    }
    SortedMap<String, String> values = new TreeMap<>();
    JobProtocol.read(Files.readString(file), JsonNode.class)
        .properties()
        .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
    return new SearchDefinition(values);
  }

  /**
   * Keeps it in the folder, or checks that the search begun there is the same.
   *
   * @throws IllegalArgumentException if it is another; the message names what differs
   */
  void claim(Path folder) throws IOException {
    SearchDefinition begun = in(folder);
    if (begun == null) {
      write(file(folder), JobProtocol.write(values));
    } else if (!begun.values.equals(values)) {
      throw new IllegalArgumentException(
          "tune: the folder %s holds another search: %s; repeat its settings, or use another --output"
              .formatted(folder, differences(begun)));
    }
  }

  /** Replaces a file at once and durably. */
  static void write(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, text);
    try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private String differences(SearchDefinition begun) {
    StringBuilder differences = new StringBuilder();
    TreeSet<String> keys = new TreeSet<>(values.keySet());
    keys.addAll(begun.values.keySet());
    for (String key : keys) {
      String here = values.getOrDefault(key, "none");
      String there = begun.values.getOrDefault(key, "none");
      if (!here.equals(there)) {
        differences.append(differences.isEmpty() ? "" : ", ");
        differences.append("%s: found %s, expected %s".formatted(key, here, there));
      }
    }
    return differences.toString();
  }

  private static Path file(Path folder) {
    return folder.resolve("search.json");
  }
}
