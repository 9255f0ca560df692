package io.reeltime.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.reeltime.ingest.flow.Admission;
import io.reeltime.ingest.flow.LastMinute;
import io.reeltime.ingest.node.IngestNode;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Counts what comes in and how long it takes, for Prometheus and for the status. */
@Startup
@Singleton
final class IngestMetrics {
  private final MeterRegistry registry;
  private final LastMinute accepted;
  private final Map<RecordKind, Outcomes> outcomes;
  private final Timer ack;

  private record Outcomes(Counter accepted, Counter duplicate, Counter rejected) {}

  IngestMetrics(MeterRegistry registry, IngestNode node, Admission admission, LastMinute accepted) {
    this.registry = registry;
    this.accepted = accepted;
    this.outcomes =
        Map.of(
            RecordKind.EVENT, outcomes(RecordKind.EVENT),
            RecordKind.VIDEO, outcomes(RecordKind.VIDEO));
    this.ack =
        Timer.builder("reeltime.ingest.ack")
            .description("from a batch's arrival to its durable answer")
            .publishPercentileHistogram()
            .register(registry);
    observeSyncs(node);
    registry.gauge("reeltime.log.end.offset", node, it -> it.log().endOffset());
    registry.gauge("reeltime.table.lag.records", node, it -> it.writerThread().status().backlog());
    registry.gauge("reeltime.disk.free.bytes", admission, Admission::freeBytes);
  }

  private void observeSyncs(IngestNode node) {
    Timer sync =
        Timer.builder("reeltime.log.sync")
            .description("one write and sync of the event log")
            .publishPercentileHistogram()
            .register(registry);
    DistributionSummary group =
        DistributionSummary.builder("reeltime.log.sync.records")
            .description("records that one sync makes durable")
            .register(registry);
    node.log()
        .observeSyncs((records, nanos) -> {
          sync.record(nanos, TimeUnit.NANOSECONDS);
          group.record((double) records);
        });
  }

  private Outcomes outcomes(RecordKind kind) {
    return new Outcomes(
        counter(kind, "accepted"), counter(kind, "duplicate"), counter(kind, "rejected"));
  }

  private Counter counter(RecordKind kind, String outcome) {
    return registry.counter("reeltime.ingest.records", "kind", kind.wireName(), "outcome", outcome);
  }

  /** A batch was answered, this long after it had come. */
  void stored(RecordKind kind, Tally tally, long nanos) {
    Outcomes counters = Objects.requireNonNull(outcomes.get(kind));
    counters.accepted.increment((double) tally.accepted());
    counters.duplicate.increment((double) tally.duplicates());
    counters.rejected.increment((double) tally.rejected());
    accepted.add(tally.accepted());
    ack.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** A request was answered with a problem. */
  void answered(Problem problem) {
    registry
        .counter(
            "reeltime.ingest.refused",
            "status",
            Integer.toString(problem.status()),
            "reason",
            problem.title())
        .increment();
  }
}
