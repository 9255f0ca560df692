package io.reeltime.ingest.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** A look at a closed log that changes nothing in it. */
final class LogInspection {
  private LogInspection() {}

  /**
   * Makes sure that every record that was acknowledged can be recovered.
   *
   * @throws IOException if some can't; the folder is as it was
   * @throws RocksDBException if the folder can't be read
   */
  static void requireAcknowledged(Path folder, RocksSettings settings)
      throws IOException, RocksDBException {
    long acknowledged = AcknowledgedEnd.read(folder);
    if (acknowledged == 0) {
      return;
    }
    if (!Files.exists(folder.resolve("CURRENT"))) {
      throw new IOException(
          "its file CURRENT is missing, but " + acknowledged + " records were" + " acknowledged");
    }
    long recovered = recoverableEnd(folder, settings);
    if (recovered < acknowledged) {
      throw new IOException(
          "records up to offset "
              + acknowledged
              + " were acknowledged, but only those before offset "
              + recovered
              + " can be recovered: the newest .log file is damaged or gone. Nothing was changed."
              + " To go on without the lost records, delete "
              + folder.resolve(AcknowledgedEnd.FILE));
    }
  }

  private static long recoverableEnd(Path folder, RocksSettings settings)
      throws RocksDBException, UnknownLogFormatException {
    List<ColumnFamilyHandle> families = new ArrayList<>();
    try (RocksDB database =
        RocksDB.openReadOnly(
            settings.database(), folder.toString(), settings.columnFamilies(), families)) {
      try {
        return RocksStore.endOffset(database, families);
      } finally {
        families.forEach(ColumnFamilyHandle::close);
      }
    }
  }
}
