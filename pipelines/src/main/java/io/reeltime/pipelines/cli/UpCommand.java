package io.reeltime.pipelines.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import io.reeltime.pipelines.cli.options.HomeOption;
import io.reeltime.pipelines.cli.options.ScheduleOptions;
import io.reeltime.pipelines.cli.options.ServerOptions;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.home.RunningServer;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code up}: ingest, training and serving in one process, until it is stopped. */
@Command(
    name = "up",
    description = "Start ingest, continuous training and serving, until stopped.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private HomeOption home;
  @Mixin private ServerOptions server;
  @Mixin private ScheduleOptions schedule;

  @Override
  public Integer call() {
    server.apply(spec.commandLine(), home);
    schedule.apply();
    return QuarkusStart.run(Server.class, spec.commandLine().getErr());
  }

  /** Says where the server is and waits for its end. */
  static final class Server implements QuarkusApplication {
    private final Home home;
    private final HttpServer http;

    Server(Home home, HttpServer http) {
      this.home = home;
      this.http = http;
    }

    @Override
    public int run(String... args) {
      RunningServer.announce(home, http.getLocalBaseUri());
      System.out.println("Reeltime serves " + home.folder() + " on " + http.getLocalBaseUri());
      Quarkus.waitForExit();
      return 0;
    }
  }
}
