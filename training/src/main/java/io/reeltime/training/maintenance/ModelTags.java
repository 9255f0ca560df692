package io.reeltime.training.maintenance;

import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Table;

/**
 * Tags that keep the table snapshots which live models were trained on: {@code model-v000042}. Any
 * expiry honours them, ours or another's, and they can be read by name.
 */
final class ModelTags {
  private static final String PREFIX = "model-";

  private final Table table;

  ModelTags(Table table) {
    this.table = table;
  }

  /**
   * Tags the snapshots of these models, and removes the tags of all others.
   *
   * @param models table snapshot by model version; those that the table no longer has are left out
   * @return the tags that are set now, by name
   */
  Map<String, Long> moveTo(Map<String, Long> models) {
    Map<String, Long> wanted = new HashMap<>();
    models.forEach((version, snapshot) -> {
      if (table.snapshot(snapshot) != null) {
        wanted.put(PREFIX + version, snapshot);
      }
    });
    Map<String, Long> found = new HashMap<>();
    table
        .refs()
        .forEach((name, ref) -> {
          if (ref.isTag() && name.startsWith(PREFIX)) {
            found.put(name, ref.snapshotId());
          }
        });
    if (!wanted.equals(found)) {
      move(found, wanted);
    }
    return wanted;
  }

  private void move(Map<String, Long> found, Map<String, Long> wanted) {
    ManageSnapshots change = table.manageSnapshots();
    found.keySet().stream().filter(tag -> !wanted.containsKey(tag)).forEach(change::removeTag);
    wanted.forEach((tag, snapshot) -> {
      if (!found.containsKey(tag)) {
        change.createTag(tag, snapshot);
      } else if (!snapshot.equals(found.get(tag))) {
        change.replaceTag(tag, snapshot);
      }
    });
    change.commit();
  }
}
