package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.pipelines.bench.crash.CrashReport;
import io.reeltime.pipelines.bench.crash.CrashSettings;
import io.reeltime.pipelines.bench.crash.CrashTrial;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The promise of an acknowledgement, under kill -9. */
class CrashIT {
  private static final int CYCLES = 30;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void everyAcknowledgedEventIsStoredOnceAfterManyKills() throws Exception {
    long seed = System.nanoTime();
    System.out.println("CrashIT seed " + seed);

    CrashReport report =
        CrashTrial.run(new CrashSettings(folder, CYCLES, 8, Duration.ofSeconds(4), seed), _ -> {});

    System.out.println(report);
    assertThat(report.faults()).as("seed %s, folder %s", seed, folder).isEmpty();
    assertThat(report.acknowledged()).as("the load was real").isGreaterThan(CYCLES * 10L);
    assertThat(report.retries()).as("kills met requests").isPositive();
    assertThat(report.rowsOfTable()).as("kills met commits").isPositive();
  }
}
