package io.reeltime.pipelines.maintenance;

import io.reeltime.training.job.TableMaintained;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a maintenance run; kept in the control database.
 *
 * @param id UUIDv7: ids sort by start
 * @param state where it stands
 * @param startedAt when it began
 * @param finishedAt when it ended; null while it runs
 * @param reason of the state, in words; empty while it runs
 * @param tables what was done to each table
 */
public record MaintenanceRecord(
    String id,
    MaintenanceState state,
    Instant startedAt,
    @Nullable Instant finishedAt,
    String reason,
    List<TableMaintained> tables) {

  static MaintenanceRecord started(String id, Instant now) {
    return new MaintenanceRecord(id, MaintenanceState.RUNNING, now, null, "", List.of());
  }

  MaintenanceRecord finished(MaintenanceState end, String why, Instant now) {
    return new MaintenanceRecord(id, end, startedAt, now, why, tables);
  }

  MaintenanceRecord withTables(List<TableMaintained> maintained) {
    return new MaintenanceRecord(id, state, startedAt, finishedAt, reason, List.copyOf(maintained));
  }
}
