package io.reeltime.pipelines.bench;

import io.reeltime.pipelines.bench.IngestBenchSettings.Peer;
import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * How many events a second become durable, and how long an acknowledgement takes: over HTTP, in the
 * log engine alone, in RocksDB alone, and in Kafka; the same clients, batches and disk, one path
 * after the other under each load. A figure counts only if the path then holds exactly what it
 * acknowledged.
 */
public final class IngestBench {
  private final IngestBenchSettings settings;
  private final InstantSource clock;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  public IngestBench(IngestBenchSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Runs every load on every path.
   *
   * @param progress is told each result as it comes
   * @throws IllegalStateException if a path does not hold what it acknowledged
   */
  public IngestReport run(Consumer<Measured> progress) throws IOException, InterruptedException {
    Files.createDirectories(settings.folder());
    try {
      List<Measured> measured = new ArrayList<>();
      List<IngestPath> paths = open();
      for (LoadCase load : loads()) {
        for (IngestPath path : paths) {
          Measured one = path.measure(load).requireAllStored();
          Disk.settle();
          measured.add(one);
          progress.accept(one);
        }
      }
      return new IngestReport(measured);
    } finally {
      close();
    }
  }

  private List<IngestPath> open() throws IOException, InterruptedException {
    Path folder = settings.folder();
    List<IngestPath> paths = new ArrayList<>();
    paths.add(own(HttpPath.start(settings.root(), folder.resolve("home"), clock)));
    paths.add(own(new LogPath(folder.resolve("log"), clock)));
    paths.add(own(new RocksPath(folder.resolve("rocksdb"), clock)));
    switch (settings.peer()) {
      case Peer.None() -> {}
      case Peer.Kafka(List<Integer> partitions) -> {
        Path jars = settings.root().resolve("peers/kafka/target");
        PeerProcess kafka =
            own(PeerProcess.start(jars, List.of(), KafkaPath.MAIN, folder.resolve("kafka")));
        for (KafkaPath.Flush flush : KafkaPath.Flush.values()) {
          partitions.forEach(count -> paths.add(new KafkaPath(kafka, flush, count)));
        }
      }
    }
    return paths;
  }

  private List<LoadCase> loads() {
    List<LoadCase> loads = new ArrayList<>();
    for (int batch : settings.batches()) {
      for (int clients : settings.clients()) {
        loads.add(
            new LoadCase(
                loads.size(),
                clients,
                batch,
                settings.rate(),
                settings.warmUp().toMillis(),
                settings.measured().toMillis()));
      }
    }
    return loads;
  }

  private <T extends AutoCloseable> T own(T part) {
    opened.push(part);
    return part;
  }

  private void close() throws IOException {
    for (AutoCloseable part : opened) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IOException("ingest benchmark: cannot end " + part, e);
      }
    }
    Disk.delete(settings.folder());
  }
}
