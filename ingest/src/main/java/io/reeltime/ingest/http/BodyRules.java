package io.reeltime.ingest.http;

import io.reeltime.ingest.body.BodyEncoding;
import io.reeltime.ingest.body.BodyLimits;
import io.reeltime.ingest.node.IngestConfig;
import jakarta.inject.Singleton;

/** How large bodies may be, and how they want to be answered. */
@Singleton
final class BodyRules {
  private static final String PREFER = "Prefer";
  private static final String MINIMAL = "return=minimal";

  private final IngestConfig.Http config;

  BodyRules(IngestConfig config) {
    this.config = config.http();
  }

  /** Most bytes of a body that is read whole. */
  long maxBytes() {
    return config.maxBody().asLongValue();
  }

  /** A stream may be of any length while it is not compressed: it is stored as it arrives. */
  BodyLimits limits(BodyFormat format, BodyEncoding encoding) {
    long bytes =
        format == BodyFormat.JSON
            ? maxBytes()
            : encoding == BodyEncoding.IDENTITY
                ? Long.MAX_VALUE
                : config.maxExpanded().asLongValue();
    return new BodyLimits(bytes, config.maxExpansion());
  }

  /** Whether each record's result shall be a line of its own, as soon as it is known. */
  boolean wantsLines(Exchange exchange) {
    return exchange.asksFor("Accept", BodyFormat.NDJSON.mediaType());
  }

  StreamReport report(Exchange exchange, RecordKind kind, BodyFormat format) {
    return wantsLines(exchange)
        ? new LinesReport(exchange, kind, format)
        : summary(exchange, kind, format);
  }

  /** Accepted records are not listed where the sender prefers that (RFC 7240). */
  SummaryReport summary(Exchange exchange, RecordKind kind, BodyFormat format) {
    boolean newsOnly = exchange.asksFor(PREFER, MINIMAL);
    return new SummaryReport(exchange, kind, format, config.maxRecords(), newsOnly);
  }
}
