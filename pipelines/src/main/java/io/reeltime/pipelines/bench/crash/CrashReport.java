package io.reeltime.pipelines.bench.crash;

import java.util.ArrayList;
import java.util.List;

/**
 * How a crash trial ended.
 *
 * @param seed of the trial
 * @param cycles starts and kills
 * @param sent different events
 * @param retries events sent again because their answer did not come
 * @param acknowledged events answered accepted or duplicate
 * @param stored events in log or table
 * @param rowsOfTable those that had reached the table
 * @param lost acknowledged, but neither in log nor in table
 * @param faults everything that breaks the promise, lost events included; empty when it was kept
 */
public record CrashReport(
    long seed,
    int cycles,
    long sent,
    long retries,
    long acknowledged,
    long stored,
    long rowsOfTable,
    long lost,
    List<String> faults) {

  static CrashReport of(CrashSettings settings, List<LoadClient> clients, StoredEvents stored) {
    List<String> lost = new ArrayList<>();
    List<String> faults = new ArrayList<>(stored.faults());
    for (int client = 0; client < clients.size(); client++) {
      LoadClient load = clients.get(client);
      faults.addAll(load.faults());
      for (int number = 0; number < load.sent(); number++) {
        if (load.isAcknowledged(number) && !stored.holds(new EventNumber(client, number))) {
          lost.add("event " + client + "-" + number + " was acknowledged and is lost");
        }
      }
    }
    faults.addAll(lost);
    return new CrashReport(
        settings.seed(),
        settings.cycles(),
        clients.stream().mapToLong(LoadClient::sent).sum(),
        clients.stream().mapToLong(LoadClient::retries).sum(),
        clients.stream().mapToLong(LoadClient::acknowledged).sum(),
        stored.events(),
        stored.rowsOfTable(),
        lost.size(),
        faults);
  }
}
