package io.reeltime.training;

import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.ModelParameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what a training run makes of its data, as text, and its hash: two runs of
 * one hash on one watermark differ by the seed alone.
 */
final class TrainingConfiguration {
  private TrainingConfiguration() {}

  static SortedMap<String, String> of(
      JobRequest.Train request, @Nullable SnapshotVersion startedFrom) {
    ModelParameters model = request.model();
    PreferenceWeights preferences = request.preferenceWeights();
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("model.name", model.name());
    model
        .values()
        .forEach(
            (parameter, value) -> configuration.put("model." + parameter, String.valueOf(value)));
    configuration.put("warm-start", startedFrom == null ? "none" : startedFrom.toString());
    configuration.put("evaluation.holdout-share", String.valueOf(request.holdoutShare()));
    configuration.put("preference.watch-ratio-cap", String.valueOf(preferences.watchRatioCap()));
    configuration.put(
        "preference.skip-below-watch-ratio", String.valueOf(preferences.skipBelowWatchRatio()));
    configuration.put("preference.half-life", String.valueOf(preferences.halfLife()));
    preferences
        .weights()
        .forEach((type, weight) ->
            configuration.put("preference.weight." + type.wireName(), String.valueOf(weight)));
    return configuration;
  }

  /** SHA-256, in hex, of the lines {@code key=value} in ascending order of key. */
  static String sha256(Map<String, String> configuration) {
    String lines =
        new TreeMap<>(configuration)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(lines.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
