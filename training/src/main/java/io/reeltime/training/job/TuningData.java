package io.reeltime.training.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.reeltime.data.preference.PreferenceWeights;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a search fits and validates on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "data")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TuningData.Splits.class, name = "splits"),
  @JsonSubTypes.Type(value = TuningData.Events.class, name = "events")
})
public sealed interface TuningData {

  /** After which an interaction counts half where the search says nothing else; null for never. */
  @Nullable Duration halfLife();

  /**
   * Given splits of a data set.
   *
   * @param train interactions to fit on
   * @param valid validation split
   * @param format data set format name
   * @param columns column mapping for delimited formats, {@code role=column}
   * @param halfLife of the training split's interactions, null for none
   */
  record Splits(
      Path train, Path valid, String format, List<String> columns, @Nullable Duration halfLife)
      implements TuningData {}

  /**
   * The event table, split in time as a training run does. A search that is taken up again reads
   * the table snapshot that it began on.
   *
   * @param lakeFolder the lake
   * @param preferenceWeights how events become strengths
   * @param holdoutShare share of the newest interactions to validate on
   */
  record Events(Path lakeFolder, PreferenceWeights preferenceWeights, double holdoutShare)
      implements TuningData {
    @Override
    public Duration halfLife() {
      return preferenceWeights.halfLife();
    }
  }
}
