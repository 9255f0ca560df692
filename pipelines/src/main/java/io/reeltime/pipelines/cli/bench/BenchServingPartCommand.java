package io.reeltime.pipelines.cli.bench;

import io.reeltime.pipelines.bench.serving.ServingPart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The process that {@code bench serving} starts for each catalogue; not for people. */
@Command(name = "serving-part", hidden = true)
final class BenchServingPartCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException {
    // Answers alone go to standard output; whatever else is printed goes to the log.
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    try (ServingPart part = new ServingPart(Clock.systemUTC());
        BufferedReader requests =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      part.run(requests, answers);
    }
    return CommandLine.ExitCode.OK;
  }
}
