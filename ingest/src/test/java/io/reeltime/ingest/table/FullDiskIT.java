package io.reeltime.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full. */
class FullDiskIT {
  @TempDir private Path folder;

  @Test
  void aFullDiskStopsTheLogForGoodAndTheTablesUntilThereIsSpace() throws Exception {
    String output = FullDisk.run(FullDiskChild.class, folder.resolve("mount"), 200);

    assertThat(output)
        .contains(
            "table commits failed: true",
            "flushed to the end: true",
            "each row once: true",
            "catalogue free again: [4000|4000]",
            "accepts once there is space again: false",
            "No space left on device",
            "readable: true",
            "ready: false",
            "all acknowledged: true",
            "once each: true")
        .containsPattern("(catalogue: [^\\n]*SQLITE_FULL[^\\n]*\\n){3}");
  }
}
