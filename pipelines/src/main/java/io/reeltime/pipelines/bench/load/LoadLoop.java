package io.reeltime.pipelines.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Clients that each send a batch, wait for its acknowledgement, and send the next: at once, or when
 * its time has come.
 *
 * <p>Without a rate the loop is closed: it says what the path carries with so many clients, and its
 * latencies are those at full load. With one it is open: batches have their times beforehand, and a
 * latency counts from then, also while the batch waited for one before it; so a path that stalls
 * pays for every batch that fell due meanwhile. An event counts when its acknowledgement falls into
 * the measured time, wherever its send fell; so a path gains nothing from batches that straddle the
 * edges.
 */
public final class LoadLoop {
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final int DIGITS = 3;
  private static final double NANOS_PER_MILLI = 1e6;

  private final LoadCase load;
  private final Pace pace;
  private long start;
  private long measureFrom;
  private long end;

  private LoadLoop(LoadCase load) {
    this.load = load;
    this.pace = new Pace(load);
  }

  /**
   * Loads a path.
   *
   * @param path its name in the result
   * @param stored counts the events that the path holds; asked before and after
   * @throws IOException if any client failed
   */
  public static Measured run(
      String path, LoadCase load, LoadClient.Factory clients, StoredEvents stored)
      throws IOException, InterruptedException {
    long before = stored.count();
    Share all = new LoadLoop(load).run(clients);
    return new Measured(
        path,
        load.clients(),
        load.batch(),
        all.events * 1e3 / load.measuredMillis(),
        all.millisAt(50),
        all.millisAt(99),
        all.millisAt(99.9),
        all.acknowledged,
        stored.count() - before);
  }

  private Share run(LoadClient.Factory clients) throws IOException, InterruptedException {
    List<LoadClient> opened = new ArrayList<>();
    try {
      for (int client = 0; client < load.clients(); client++) {
        opened.add(clients.open(client));
      }
      return runOpened(opened);
    } finally {
      for (LoadClient client : opened) {
        client.close();
      }
    }
  }

  private Share runOpened(List<LoadClient> clients) throws IOException, InterruptedException {
    start = System.nanoTime();
    measureFrom = start + TimeUnit.MILLISECONDS.toNanos(load.warmUpMillis());
    end = measureFrom + TimeUnit.MILLISECONDS.toNanos(load.measuredMillis());
    try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
      List<Callable<Share>> loops = new ArrayList<>();
      for (int client = 0; client < clients.size(); client++) {
        LoadClient opened = clients.get(client);
        long first = start + pace.firstNanos(client);
        loops.add(() -> pace.isOpen() ? openLoop(opened, first) : closedLoop(opened));
      }
      Share all = new Share();
      for (Future<Share> share : threads.invokeAll(loops)) {
        all.add(share.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IOException(load.title() + ": a client failed: " + e.getCause(), e);
    }
  }

  private Share closedLoop(LoadClient client) throws IOException, InterruptedException {
    Share share = new Share();
    for (long sent = System.nanoTime(); sent < end; sent = System.nanoTime()) {
      long acknowledged = send(client, share);
      if (isMeasured(acknowledged)) {
        share.record(acknowledged - sent);
      }
    }
    return share;
  }

  private Share openLoop(LoadClient client, long first) throws IOException, InterruptedException {
    Share share = new Share();
    for (long due = first; due < end; due += pace.nanosBetween()) {
      // What falls due after the path has had its time is not sent any more, but has waited.
      long acknowledged = Pace.await(due) < end ? send(client, share) : System.nanoTime();
      if (isMeasured(due)) {
        share.record(acknowledged - due);
      }
    }
    return share;
  }

  private long send(LoadClient client, Share share) throws IOException, InterruptedException {
    int events = client.send();
    long acknowledged = System.nanoTime();
    share.acknowledged += events;
    share.events += isMeasured(acknowledged) ? events : 0;
    return acknowledged;
  }

  private boolean isMeasured(long nanos) {
    return nanos >= measureFrom && nanos < end;
  }

  /** What one client, or all of them, did. */
  private static final class Share {
    private final Histogram nanos = new Histogram(LONGEST_NANOS, DIGITS);
    private long acknowledged;
    private long events;

    private void record(long latency) {
      nanos.recordValue(Math.min(latency, LONGEST_NANOS));
    }

    private void add(Share other) {
      nanos.add(other.nanos);
      acknowledged += other.acknowledged;
      events += other.events;
    }

    private double millisAt(double percentile) {
      return nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
  }
}
