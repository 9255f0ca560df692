package io.reeltime.pipelines.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.pipelines.app.PipelinesConfig;
import io.reeltime.pipelines.app.RunAnnouncer;
import io.reeltime.pipelines.cli.output.CliJson;
import io.reeltime.pipelines.client.ReeltimeClient;
import io.reeltime.pipelines.demo.Demo;
import io.reeltime.pipelines.demo.DemoSettings;
import io.reeltime.pipelines.demo.DemoSummary;
import io.reeltime.pipelines.demo.Narrator;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.home.RunningServer;
import io.reeltime.pipelines.run.TrainingRuns;
import io.reeltime.pipelines.run.TrainingScheduler;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;

/** The demo inside the all-in-one application. */
final class DemoApplication implements QuarkusApplication {
  private final Home home;
  private final HttpServer http;
  private final PipelinesConfig config;
  private final TrainingRuns runs;
  private final TrainingScheduler scheduler;
  private final RunAnnouncer announcer;

  DemoApplication(
      Home home,
      HttpServer http,
      PipelinesConfig config,
      TrainingRuns runs,
      TrainingScheduler scheduler,
      RunAnnouncer announcer) {
    this.home = home;
    this.http = http;
    this.config = config;
    this.runs = runs;
    this.scheduler = scheduler;
    this.announcer = announcer;
  }

  @Override
  public int run(String... arguments)
      throws JsonProcessingException, InterruptedException, ExecutionException {
    DemoSettings settings = CliJson.read(arguments[0], DemoSettings.class);
    DemoCommand.Output output = DemoCommand.Output.valueOf(arguments[1]);
    RunningServer.announce(home, http.getLocalBaseUri());
    // With --json standard output carries the summary alone.
    PrintStream words = output == DemoCommand.Output.JSON ? System.err : System.out;
    Narrator narrator = new Narrator(words, Clock.systemUTC(), processStart());
    announcer.add(narrator);
    narrator.say(
        "ingest, event table, serving and scheduler run in %s; the page: %s",
        home.folder(), http.getLocalBaseUri());
    try (ReeltimeClient client = new ReeltimeClient(http.getLocalBaseUri(), config.apiKey())) {
      Demo demo = new Demo(settings, client, runs, announcer, narrator, Clock.systemUTC());
      return switch (settings.turn()) {
        case ONCE -> once(demo, output);
        case ENDLESS -> endless(demo, narrator);
      };
    }
  }

  private static int once(Demo demo, DemoCommand.Output output)
      throws JsonProcessingException, InterruptedException, ExecutionException {
    DemoSummary summary = demo.turnOnce();
    if (output == DemoCommand.Output.JSON) {
      System.out.println(CliJson.write(summary));
    }
    return summary.complete() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private int endless(Demo demo, Narrator narrator)
      throws InterruptedException, ExecutionException {
    Optional<SnapshotVersion> champion = new SnapshotStore(home.models()).alias(Alias.CHAMPION);
    if (champion.isEmpty()) {
      demo.turnOnce();
    } else {
      narrator.say("going on with %s and the events of before", champion.get());
      demo.resume();
    }
    scheduler.start();
    narrator.say("open %s and pick a user; Ctrl+C ends the demo", http.getLocalBaseUri());
    Thread audience = Thread.ofPlatform().name("audience").daemon(true).start(() -> live(demo));
    Quarkus.waitForExit();
    audience.interrupt();
    return CommandLine.ExitCode.OK;
  }

  private static void live(Demo demo) {
    try {
      demo.live();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Instant processStart() {
    return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
  }
}
