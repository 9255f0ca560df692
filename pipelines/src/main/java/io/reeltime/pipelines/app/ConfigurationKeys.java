package io.reeltime.pipelines.app;

import io.reeltime.data.naming.NearestName;
import io.reeltime.ingest.node.IngestConfig;
import io.reeltime.serving.http.ServingConfig;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rule that a key nobody reads stops the start: a setting with a typing error would otherwise
 * silently keep its default.
 */
final class ConfigurationKeys {
  private static final String PREFIX = "reeltime.";

  private ConfigurationKeys() {}

  /** Every key of every module. */
  static Set<String> known() {
    Set<String> keys = new TreeSet<>(List.of("reeltime.home", "reeltime.root"));
    Stream.of(IngestConfig.class, ServingConfig.class, PipelinesConfig.class)
        .map(ConfigClass::configClass)
        .forEach(mapping -> keys.addAll(ConfigMappings.getProperties(mapping).keySet()));
    return keys;
  }

  /**
   * Names the keys that nobody reads, each with the nearest that somebody does.
   *
   * @return in words; empty when every key is known
   */
  static Optional<String> refusal(Iterable<String> names) {
    Set<String> known = known();
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      if (name.startsWith(PREFIX) && !known.contains(name)) {
        unknown.add(
            name
                + NearestName.of(name, known)
                    .map(nearest -> " (nearest known: " + nearest + ")")
                    .orElse(""));
      }
    }
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of("configuration: nobody reads " + String.join(", ", unknown));
  }
}
