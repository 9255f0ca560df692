package io.reeltime.pipelines.bench.retrieval;

import io.reeltime.data.retrieval.ItemIndex;
import io.reeltime.data.retrieval.RecallReport;
import io.reeltime.pipelines.bench.BenchResult;
import java.util.List;

/**
 * The figures of one case, as they come.
 *
 * @param title of the case
 * @param peer the scan in float32
 * @param into receives them
 */
record CaseResults(String title, Timing peer, List<BenchResult> into) {
  private static final String PEER = "float32 scan";
  private static final String MILLIS = "ms";

  void timing(String path, Timing timing) {
    add(path + ": CPU/query", timing.cpuMillis(), peer.cpuMillis());
    add(path + ": p50", timing.p50Millis(), peer.p50Millis());
    add(path + ": p99", timing.p99Millis(), peer.p99Millis());
  }

  void recall(String path, RecallReport recall) {
    alone(path + RetrievalReport.RECALL, "share", recall.recall());
    alone(path + ": looked at", "share", recall.scannedShare());
  }

  void built(String path, double seconds, ItemIndex index) {
    alone(path + ": built in", "s", seconds);
    double bytes = index.rows().codes().byteSize() + 2.0 * Integer.BYTES * index.rows().positions();
    alone(path + ": memory", "MB", bytes / (1 << 20));
  }

  private void add(String metric, double value, double peerValue) {
    into.add(BenchResult.lower(title, metric, MILLIS, value, PEER, peerValue));
  }

  private void alone(String metric, String unit, double value) {
    into.add(BenchResult.alone(title, metric, unit, value));
  }
}
