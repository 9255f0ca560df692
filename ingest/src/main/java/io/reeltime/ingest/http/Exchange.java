package io.reeltime.ingest.http;

import io.reeltime.ingest.body.BodyAbortedException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its answer. The work on it may move between threads; what touches the connection
 * runs on the request's event loop.
 */
final class Exchange {
  /** What a refused sender may still send before the connection is closed. */
  private static final long MOST_DISCARDED_BYTES = 64L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final RoutingContext routing;
  private final Context loop = Objects.requireNonNull(Vertx.currentContext());
  private final Consumer<Problem> onProblem;
  private final long startNanos = System.nanoTime();

  /** Work that may end in a problem. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /**
   * Made on the event loop, when the request arrives.
   *
   * @param onProblem is told of each problem that is answered
   */
  Exchange(RoutingContext routing, Consumer<Problem> onProblem) {
    this.routing = routing;
    this.onProblem = onProblem;
  }

  HttpServerRequest request() {
    return routing.request();
  }

  @Nullable String header(CharSequence name) {
    return routing.request().getHeader(name);
  }

  long nanos() {
    return System.nanoTime() - startNanos;
  }

  /**
   * Whom a quota holds for: the API key if it was verified, else the address that the request comes
   * from. A token that nobody has checked would let a client change its name at will.
   */
  String clientKey() {
    String verified = routing.get(IngestRoutes.VERIFIED_KEY);
    return verified != null ? verified : routing.request().remoteAddress().hostAddress();
  }

  /** Whether a header's value names something, whatever else it names. */
  boolean asksFor(String header, String value) {
    String found = header(header);
    return found != null && found.toLowerCase(Locale.ROOT).contains(value);
  }

  /** Does a part of the work; answers what it throws. */
  @SuppressWarnings("IllegalCatch") // whatever fails, the client must be answered
  void attempt(Work work) {
    try {
      work.run();
    } catch (BodyAbortedException | ClientGoneException e) {
      LOG.debug("nobody is left to answer path={}", routing.normalizedPath(), e);
    } catch (Exception | LinkageError | StackOverflowError e) {
      answer(IngestProblems.of(e));
    }
  }

  /** Does a part of the work on a thread of its own that may wait. */
  void attemptAside(Work work) {
    Thread.ofVirtual().name("ingest").start(() -> attempt(work));
  }

  void onLoop(Runnable action) {
    loop.runOnContext(_ -> action.run());
  }

  void answer(String mediaType, byte[] body) {
    onLoop(() -> {
      HttpServerResponse response = routing.response();
      if (!response.ended() && !response.closed()) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType).end(Buffer.buffer(body));
      }
    });
  }

  void answer(Problem problem) {
    onProblem.accept(problem);
    byte[] body =
        Json.object(out -> {
          problem.writeFields(out);
          out.writeStringField("instance", routing.normalizedPath());
        });
    onLoop(() -> answer(problem, body));
  }

  private void answer(Problem problem, byte[] body) {
    HttpServerResponse response = routing.response();
    if (response.ended() || response.closed()) {
      return;
    }
    Duration retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      long seconds = Math.max(1, Math.ceilDiv(retryAfter.toMillis(), 1000));
      response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
    discardRest();
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(Buffer.buffer(body));
  }

  /**
   * Reads what is still sent and forgets it: most clients look for an answer only after they have
   * sent all, and a connection closed in their face would take it from them.
   */
  void discardRest() {
    HttpServerRequest request = routing.request();
    if (!request.isEnded()) {
      long[] discarded = {0};
      request.handler(chunk -> {
        discarded[0] += chunk.length();
        if (discarded[0] > MOST_DISCARDED_BYTES) {
          request.connection().close();
        }
      });
      request.endHandler(_ -> {});
      request.resume();
    }
  }

  /** Starts an answer of lines; its length is not known yet. */
  void startLines() {
    onLoop(() ->
        routing
            .response()
            .setChunked(true)
            .putHeader(HttpHeaders.CONTENT_TYPE, BodyFormat.NDJSON.mediaType()));
  }

  /** Writes a part of the answer and waits until the connection has taken it. */
  void write(byte[] part) {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    onLoop(() ->
        routing
            .response()
            .write(Buffer.buffer(part))
            .onComplete(_ -> taken.complete(null), e -> taken.completeExceptionally(e)));
    try {
      taken.join();
    } catch (CompletionException e) {
      throw new ClientGoneException(e);
    }
  }

  void end() {
    onLoop(() -> {
      discardRest();
      routing.response().end();
    });
  }
}
