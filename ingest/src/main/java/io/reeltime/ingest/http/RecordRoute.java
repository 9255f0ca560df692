package io.reeltime.ingest.http;

import io.reeltime.data.event.LogRecord;
import io.reeltime.ingest.Candidate;
import io.reeltime.ingest.CandidateBatches;
import io.reeltime.ingest.IngestResult;
import io.reeltime.ingest.body.ArrivingBody;
import io.reeltime.ingest.body.BodyAbortedException;
import io.reeltime.ingest.body.BodyEncoding;
import io.reeltime.ingest.body.BodyLimits;
import io.reeltime.ingest.body.BodyTooLargeException;
import io.reeltime.ingest.body.BrokenEncodingException;
import io.reeltime.ingest.json.MalformedBodyException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From body to answer, the same for events and videos.
 *
 * <p>The common request, a plain body of a moderate size, is collected and parsed on its event
 * loop, without a hop: parsing it takes less than handing it over. Everything that may be large or
 * slow is read on a virtual thread while it arrives.
 */
final class RecordRoute<T extends LogRecord> {
  /** What is parsed on the event loop: about a millisecond's work. */
  private static final int LARGEST_ON_LOOP = 128 << 10;

  private final RecordSink<T> sink;
  private final RecordGate gate;
  private final BodyRules rules;
  private final IngestMetrics metrics;
  private final Set<BodyFormat> formats;

  RecordRoute(RecordSink<T> sink, RecordGate gate, BodyRules rules, IngestMetrics metrics) {
    this.sink = sink;
    this.gate = gate;
    this.rules = rules;
    this.metrics = metrics;
    this.formats = EnumSet.of(BodyFormat.JSON);
    this.formats.addAll(sink.streams().keySet());
  }

  /** Called on the event loop when the request's head has arrived. */
  void handle(RoutingContext context) {
    Exchange exchange = new Exchange(context, metrics::answered);
    exchange.attempt(() -> {
      gate.pass(exchange.clientKey());
      BodyFormat format = BodyFormat.ofHeader(exchange.header(HttpHeaders.CONTENT_TYPE), formats);
      BodyEncoding encoding = encoding(exchange.header(HttpHeaders.CONTENT_ENCODING));
      long announced = announced(exchange.header(HttpHeaders.CONTENT_LENGTH));
      if (format == BodyFormat.JSON) {
        requireAllowed(announced);
      }
      if (encoding == BodyEncoding.IDENTITY && isCollected(exchange, format, announced)) {
        collect(exchange, format);
      } else {
        InputStream body = arriving(exchange.request(), exchange);
        exchange.attemptAside(() -> read(exchange, format, encoding, body));
      }
    });
  }

  private static BodyEncoding encoding(@Nullable String header) {
    return BodyEncoding.ofHeader(header)
        .orElseThrow(
            () -> new ProblemException(IngestProblems.unknownEncoding(String.valueOf(header))));
  }

  private static long announced(@Nullable String contentLength) {
    try {
      return contentLength == null ? 0 : Long.parseLong(contentLength);
    } catch (NumberFormatException e) {
      // The server itself refuses such a request.
      return 0;
    }
  }

  private void requireAllowed(long bytes) {
    if (bytes > rules.maxBytes()) {
      throw new ProblemException(IngestProblems.tooLarge(bytes + " bytes", rules.maxBytes()));
    }
  }

  /** Lines too, if they will be few and nobody waits for an answer to each. */
  private boolean isCollected(Exchange exchange, BodyFormat format, long announced) {
    return switch (format) {
      case JSON -> true;
      case NDJSON -> announced > 0 && announced <= LARGEST_ON_LOOP && !rules.wantsLines(exchange);
      case ARROW -> false;
    };
  }

  private void collect(Exchange exchange, BodyFormat format) {
    HttpServerRequest request = exchange.request();
    Buffer body = Buffer.buffer();
    request.handler(chunk -> collect(exchange, body, chunk));
    request.endHandler(_ -> parse(exchange, format, body));
  }

  private void collect(Exchange exchange, Buffer body, Buffer chunk) {
    exchange.attempt(() -> {
      if ((long) body.length() + chunk.length() > rules.maxBytes()) {
        throw new ProblemException(
            IngestProblems.tooLarge("more than " + rules.maxBytes() + " bytes", rules.maxBytes()));
      }
      body.appendBuffer(chunk);
    });
  }

  private void parse(Exchange exchange, BodyFormat format, Buffer body) {
    if (body.length() <= LARGEST_ON_LOOP) {
      exchange.attempt(() -> accept(exchange, format, body.getBytes()));
    } else {
      exchange.attemptAside(() -> accept(exchange, format, body.getBytes()));
    }
  }

  private void accept(Exchange exchange, BodyFormat format, byte[] body)
      throws MalformedBodyException {
    List<Candidate<T>> batch =
        format == BodyFormat.NDJSON ? sink.json().readLines(body) : sink.json().readJson(body);
    gate.charge(exchange.clientKey(), batch.size());
    sink.ingest()
        .apply(batch)
        .whenComplete((result, failure) ->
            exchange.attempt(() -> {
              if (failure != null) {
                exchange.answer(IngestProblems.of(failure));
              } else {
                answer(exchange, format, result);
              }
            }));
  }

  private void answer(Exchange exchange, BodyFormat format, IngestResult result) {
    metrics.stored(sink.kind(), Tally.of(result), exchange.nanos());
    SummaryReport report = rules.summary(exchange, sink.kind(), format);
    report.add(result);
    report.end();
  }

  private static InputStream arriving(HttpServerRequest request, Exchange exchange) {
    ArrivingBody body = new ArrivingBody(chunks -> exchange.onLoop(() -> request.fetch(chunks)));
    request.pause();
    request.handler(chunk -> body.arrive(chunk.getBytes()));
    request.endHandler(_ -> body.end());
    request.exceptionHandler(e -> body.abort("the client has gone: " + e.getMessage()));
    request.fetch(ArrivingBody.WINDOW);
    return body;
  }

  private void read(Exchange exchange, BodyFormat format, BodyEncoding encoding, InputStream body)
      throws IOException, MalformedBodyException {
    BodyLimits limits = rules.limits(format, encoding);
    try (InputStream expanded = encoding.expand(body, limits)) {
      if (format == BodyFormat.JSON) {
        accept(exchange, format, expanded.readAllBytes());
      } else {
        store(exchange, format, expanded);
      }
    } catch (BodyTooLargeException | BrokenEncodingException e) {
      exchange.answer(StreamReport.after(Tally.NONE, IngestProblems.of(e)));
    }
  }

  private void store(Exchange exchange, BodyFormat format, InputStream body) throws IOException {
    StreamReport report = rules.report(exchange, sink.kind(), format);
    try (CandidateBatches<T> batches =
        Objects.requireNonNull(sink.streams().get(format)).apply(body)) {
      List<Candidate<T>> batch = batches.next();
      while (!batch.isEmpty()) {
        report.add(store(exchange, batch));
        batch = batches.next();
      }
      report.end();
    } catch (BodyAbortedException | ClientGoneException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      report.fail(IngestProblems.of(e));
    }
  }

  private IngestResult store(Exchange exchange, List<Candidate<T>> batch) {
    long start = System.nanoTime();
    gate.pass(exchange.clientKey());
    gate.charge(exchange.clientKey(), batch.size());
    IngestResult result = sink.ingest().apply(batch).join();
    metrics.stored(sink.kind(), Tally.of(result), System.nanoTime() - start);
    return result;
  }
}
