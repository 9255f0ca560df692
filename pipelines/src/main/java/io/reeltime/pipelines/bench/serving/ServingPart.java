package io.reeltime.pipelines.bench.serving;

import io.reeltime.data.log.EventLog;
import io.reeltime.ingest.log.LogOptions;
import io.reeltime.ingest.log.RocksEventLog;
import io.reeltime.pipelines.bench.load.LoadMessages;
import io.reeltime.pipelines.bench.load.Measured;
import io.reeltime.pipelines.bench.synthetic.SyntheticHome;
import io.reeltime.pipelines.bench.vectors.HnswRequest;
import io.reeltime.pipelines.follow.FollowedLog;
import io.reeltime.serving.Answer;
import io.reeltime.serving.RecommendedVideo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Serving in a process of its own, so that each catalogue meets a fresh compiler and a fresh heap:
 * a {@link PartRequest} per line in, an answer per line out, until the input ends.
 */
public final class ServingPart implements AutoCloseable {
  private static final int KEPT_RECORDS = 100_000;

  private final InstantSource clock;
  private final ExecutorService beside = Executors.newSingleThreadExecutor();
  private @Nullable Future<Measured> running;
  private @Nullable ServingStack stack;
  private @Nullable IndexAlone index;

  public ServingPart(InstantSource clock) {
    this.clock = clock;
  }

  /** Answers every request. */
  public void run(BufferedReader requests, PrintStream answers)
      throws IOException, InterruptedException {
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      answers.println(LoadMessages.write(answer(LoadMessages.read(line, PartRequest.class))));
    }
  }

  private Object answer(PartRequest request) throws IOException, InterruptedException {
    return switch (request) {
      case PartRequest.Open open -> open(open);
      case PartRequest.Ask ask -> ask(ask);
      case PartRequest.LoadService load -> load(load);
      case PartRequest.Begin(PartRequest.LoadService load) -> begin(load);
      case PartRequest.Await() -> await();
      case PartRequest.Retrieve(List<Integer> categories) ->
          new HnswRequest.Found(index().all(categories));
      case PartRequest.LoadIndex load ->
          Asked.under(
              load.path(), load.load(), client -> index().client(load.categories(), client));
    };
  }

  private PartRequest.Opened open(PartRequest.Open open) throws IOException, InterruptedException {
    ProcessMemory before = ProcessMemory.now();
    long started = System.nanoTime();
    ServingStack opened = ServingStack.open(open.models(), log(open), clock);
    stack = opened;
    double seconds = (System.nanoTime() - started) / 1e9;
    ProcessMemory after = ProcessMemory.now();
    index = new IndexAlone(opened, open.vectors());
    return new PartRequest.Opened(
        seconds,
        after.heapBytes() - before.heapBytes(),
        after.residentBytes() - before.residentBytes());
  }

  private EventLog log(PartRequest.Open open) throws IOException, InterruptedException {
    URI followed = open.follow();
    return followed == null
        ? RocksEventLog.open(open.log(), LogOptions.DEFAULT)
        : FollowedLog.of(followed, KEPT_RECORDS, clock);
  }

  private PartRequest.Begun begin(PartRequest.LoadService load) {
    running = beside.submit(() -> load(load));
    return new PartRequest.Begun();
  }

  private Measured await() throws IOException, InterruptedException {
    if (running == null) {
      throw new IllegalStateException("no load was begun");
    }
    try {
      return running.get();
    } catch (ExecutionException e) {
      throw new IOException("the load failed: " + e.getCause(), e);
    }
  }

  private PartRequest.Answers ask(PartRequest.Ask ask) throws IOException, InterruptedException {
    List<List<String>> answers = new ArrayList<>();
    for (String userId : ask.userIds()) {
      Answer answer = await(stack().rank(userId, ask.limit(), ask.rule()));
      answers.add(answer.items().stream().map(RecommendedVideo::videoId).toList());
    }
    return new PartRequest.Answers(answers);
  }

  private Measured load(PartRequest.LoadService load) throws IOException, InterruptedException {
    return Asked.under(
        load.path(),
        load.load(),
        client -> {
          UserDraw users = new UserDraw(client, load.users());
          return () -> isAnswered(load, users.next());
        });
  }

  private boolean isAnswered(PartRequest.LoadService load, int user)
      throws IOException, InterruptedException {
    try {
      Answer answer =
          await(stack().recommend(SyntheticHome.userId(user), load.limit(), load.rule()));
      return !answer.partial() && answer.fallback() == null;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private static Answer await(CompletableFuture<Answer> answer)
      throws IOException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IOException("serving failed: " + e.getCause(), e);
    }
  }

  private ServingStack stack() {
    if (stack == null) {
      throw new IllegalStateException("the first request must open a home");
    }
    return stack;
  }

  private IndexAlone index() {
    if (index == null) {
      throw new IllegalStateException("the first request must open a home");
    }
    return index;
  }

  @Override
  public void close() {
    beside.shutdownNow();
    if (stack != null) {
      stack.close();
    }
  }
}
