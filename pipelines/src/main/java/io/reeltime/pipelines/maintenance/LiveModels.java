package io.reeltime.pipelines.maintenance;

import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.Watermark;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The table snapshots that the models under an alias were trained on. */
final class LiveModels {
  private final SnapshotStore snapshots;

  LiveModels(SnapshotStore snapshots) {
    this.snapshots = snapshots;
  }

  Map<String, Long> eventTableSnapshots() {
    return tableSnapshots(Watermark::eventTableSnapshot);
  }

  Map<String, Long> videoTableSnapshots() {
    return tableSnapshots(Watermark::videoTableSnapshot);
  }

  private Map<String, Long> tableSnapshots(ToLongFunction<Watermark> table) {
    Map<String, Long> byVersion = new HashMap<>();
    for (Alias alias : Alias.values()) {
      snapshots
          .alias(alias)
          .ifPresent(version -> {
            Watermark watermark = snapshots.manifest(version).lineage().watermark();
            byVersion.put(version.toString(), table.applyAsLong(watermark));
          });
    }
    // A table that had no snapshot at the time has the id 0.
    byVersion.values().removeIf(snapshot -> snapshot == 0);
    return byVersion;
  }
}
