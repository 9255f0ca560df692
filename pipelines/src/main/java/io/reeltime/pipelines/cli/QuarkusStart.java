package io.reeltime.pipelines.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;

/** Starts Quarkus for the commands that need it, and brings its exit code back. */
final class QuarkusStart {
  private QuarkusStart() {}

  static int run(
      Class<? extends QuarkusApplication> application, PrintWriter err, String... arguments) {
    AtomicInteger exit = new AtomicInteger();
    Quarkus.run(
        application,
        (code, failure) -> {
          if (failure != null) {
            err.println("reeltime: " + rootMessage(failure));
            err.flush();
          }
          exit.set(failure == null ? code : CommandLine.ExitCode.SOFTWARE);
        },
        arguments);
    return exit.get();
  }

  /** Quarkus wraps a refused start several times: our own words, or what is at the bottom. */
  private static String rootMessage(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !isOurs(cause)) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static boolean isOurs(Throwable failure) {
    return failure.getClass().getName().startsWith("io.reeltime.");
  }
}
