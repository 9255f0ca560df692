package io.reeltime.pipelines.run;

import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.training.job.WarmStart;
import java.util.Optional;

/** Where a run's fit starts: option and key {@code warm-start}. */
public sealed interface StartingPoint {

  /** Seeded factors. */
  record Cold() implements StartingPoint {}

  /** The champion's factors; where that is not possible, cold. */
  record Champion() implements StartingPoint {}

  /** A given snapshot's factors; where that is not possible, the run fails. */
  record Version(SnapshotVersion version) implements StartingPoint {}

  /**
   * Reads {@code none}, {@code champion} or a version.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  static StartingPoint parse(String text) {
    return switch (text) {
      case "none" -> new Cold();
      case "champion" -> new Champion();
      default ->
          SnapshotVersion.parse(text)
              .<StartingPoint>map(Version::new)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "warm-start: found '%s', expected none, champion or a version such as v000042"
                          .formatted(text)));
    };
  }

  /** What the training job is asked for; empty for a cold start. */
  default Optional<WarmStart> warmStart(SnapshotStore snapshots) {
    return switch (this) {
      case Cold _ -> Optional.empty();
      case Champion _ ->
          snapshots
              .alias(Alias.CHAMPION)
              .map(version -> new WarmStart(version, WarmStart.Otherwise.START_COLD));
      case Version(SnapshotVersion version) ->
          Optional.of(new WarmStart(version, WarmStart.Otherwise.FAIL));
    };
  }
}
