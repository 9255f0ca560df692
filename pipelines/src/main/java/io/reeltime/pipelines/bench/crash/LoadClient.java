package io.reeltime.pipelines.bench.crash;

import io.reeltime.data.event.Event;
import io.reeltime.pipelines.client.IngestAnswer;
import io.reeltime.pipelines.client.ReeltimeClient;
import io.reeltime.pipelines.client.RequestFailedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One client over all lives of the application, and what it was told. Sends batches of new events;
 * sends most of those without an answer again, some of them mixed with new ones; now and then
 * repeats what was acknowledged long ago. Used by one thread at a time.
 */
final class LoadClient {
  private static final int LARGEST_BATCH = 20;
  private static final double RETRIED = 0.8;
  private static final double REPEATED = 0.05;

  private final int client;
  private final SplittableRandom random;
  private final Deque<Integer> unanswered = new ArrayDeque<>();
  private final BitSet acknowledged = new BitSet();
  private final List<String> faults = new ArrayList<>();
  private int sent;
  private long retries;

  LoadClient(int client, SplittableRandom random) {
    this.client = client;
    this.random = random;
  }

  /** Sends until the connection breaks. */
  void sendUntilBroken(ReeltimeClient server) {
    List<Integer> batch = nextBatch();
    while (send(server, batch)) {
      batch = nextBatch();
    }
    for (int number : batch) {
      if (!acknowledged.get(number) && random.nextDouble() < RETRIED) {
        unanswered.add(number);
      }
    }
  }

  private boolean send(ReeltimeClient server, List<Integer> batch) {
    try {
      IngestAnswer answer = server.postEvents(batch.stream().map(this::event).toList());
      answer.results().forEach(result -> note(batch.get(result.index()), result));
      return true;
    } catch (RequestFailedException e) {
      if (e.status() != 0 && e.status() != 503) {
        faults.add("client " + client + " was answered " + e.getMessage());
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Event event(int number) {
    return new EventNumber(client, number).toEvent();
  }

  private void note(int number, IngestAnswer.Result result) {
    boolean repeated = acknowledged.get(number);
    boolean again = repeated && result.outcome().equals("accepted");
    if (again || result.outcome().equals("rejected")) {
      faults.add(
          "event "
              + client
              + "-"
              + number
              + (repeated ? ", acknowledged before," : "")
              + " was answered "
              + result.outcome());
    }
    acknowledged.set(number);
  }

  private List<Integer> nextBatch() {
    List<Integer> batch = new ArrayList<>();
    if (sent > 0 && random.nextDouble() < REPEATED) {
      int known = acknowledged.previousSetBit(random.nextInt(sent));
      if (known >= 0) {
        batch.add(known);
      }
    }
    for (int again = random.nextInt(LARGEST_BATCH); again > 0 && !unanswered.isEmpty(); again--) {
      batch.add(unanswered.remove());
      retries++;
    }
    IntStream.rangeClosed(0, random.nextInt(LARGEST_BATCH)).forEach(_ -> batch.add(sent++));
    return batch;
  }

  /** Events sent at least once: those with a number below it. */
  int sent() {
    return sent;
  }

  /** Events sent again because their first answer did not come. */
  long retries() {
    return retries;
  }

  boolean isAcknowledged(int number) {
    return acknowledged.get(number);
  }

  int acknowledged() {
    return acknowledged.cardinality();
  }

  /** Answers that must not have been given. */
  List<String> faults() {
    return faults;
  }
}
