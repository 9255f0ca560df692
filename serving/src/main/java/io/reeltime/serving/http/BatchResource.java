package io.reeltime.serving.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.reeltime.serving.Answer;
import io.reeltime.serving.RecommendationService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many feeds at once: a query a line in, an answer or a problem a line out, in the same order.
 *
 * <p>One line of a batch is on the pool at a time, and the next one only when the client has taken
 * the answer: so a batch never holds more than one thread, a slow client holds none, and batches
 * wait while single requests fill the queue.
 */
@Path("/v1/recommendations:batch")
public class BatchResource {
  private static final Logger LOG = LoggerFactory.getLogger(BatchResource.class);
  private static final String NDJSON = "application/x-ndjson";
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(5);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
  private static final int MOST_ATTEMPTS = 20;

  private final RecommendationService service;
  private final Answering answering;
  private final FeedRequestReader reader = new FeedRequestReader(Clock.systemUTC());

  BatchResource(RecommendationService service, Answering answering) {
    this.service = service;
    this.answering = answering;
  }

  @POST
  @Blocking
  @Consumes(NDJSON)
  @Produces(NDJSON)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<BatchLine> recommend(byte[] body) {
    return Multi.createFrom()
        .iterable(BatchLines.of(body))
        .onItem()
        .transformToUniAndConcatenate(this::answered);
  }

  private Uni<BatchLine> answered(BatchLines.Line line) {
    return Uni.createFrom()
        .completionStage(() -> answering.with(service.feed(reader.read(line.json()))))
        .onFailure(BatchResource::isBusy)
        .retry()
        .withBackOff(SHORTEST_WAIT, LONGEST_WAIT)
        .atMost(MOST_ATTEMPTS)
        // Off the event loop: a line may be long.
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .map((Answer answer) -> BatchLine.of(line.number(), answer))
        .onFailure()
        .recoverWithItem(e -> BatchLine.of(line.number(), problem(e)));
  }

  private static boolean isBusy(Throwable e) {
    return e instanceof BusyException || e.getCause() instanceof BusyException;
  }

  private static HttpProblem problem(Throwable e) {
    if (e instanceof HttpProblem problem) {
      return problem;
    }
    if (e.getCause() instanceof HttpProblem problem) {
      return problem;
    }
    if (isBusy(e)) {
      return Problems.busy();
    }
    LOG.error("batch-line-failed", e);
    return Problems.internal();
  }
}
