package io.reeltime.training;

import io.reeltime.training.bench.GrowthBench;
import io.reeltime.training.bench.WarmStartBench;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobProtocol;
import io.reeltime.training.job.JobRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Main class of the job's JVM: {@code TrainingMain request.json}; see {@link
 * io.reeltime.training.job.JobCommand}.
 *
 * <p>Prints messages on standard output, logs on standard error. Exits with 0 when the job did its
 * work, 1 when it failed and said why, 2 when it was called wrongly, 3 when its parent died.
 */
public final class TrainingMain {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingMain.class);
  private static final int FAILED = 1;
  private static final int CALLED_WRONGLY = 2;

  private TrainingMain() {}

  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("usage: TrainingMain REQUEST.json");
      System.exit(CALLED_WRONGLY);
    }
    ParentWatch.start(System.in);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(Path.of(arguments[0]), message -> out.println(JobProtocol.format(message))));
  }

  private static int run(Path requestFile, Consumer<JobMessage> out) {
    try {
      run(JobProtocol.readRequest(requestFile), out);
      return 0;
    } catch (IOException | RuntimeException e) {
      LOG.error("job failed request={}", requestFile, e);
      out.accept(new JobMessage.Failed(reason(e)));
      return FAILED;
    }
  }

  private static void run(JobRequest request, Consumer<JobMessage> out) throws IOException {
    Clock clock = Clock.systemUTC();
    switch (request) {
      case JobRequest.Train train -> new TrainJob(train, clock, out).run();
      case JobRequest.Evaluate evaluate -> new EvaluateJob(evaluate, clock, out).run();
      case JobRequest.Tune tune -> new TuneJob(tune, clock, out).run();
      case JobRequest.WriteParquet write -> new WriteParquetJob(write, out).run();
      case JobRequest.BenchEpochs bench -> new BenchEpochsJob(bench, clock, out).run();
      case JobRequest.BenchGrowth bench -> out.accept(GrowthBench.run(bench));
      case JobRequest.BenchWarmStart bench -> out.accept(WarmStartBench.run(bench));
      case JobRequest.Maintain maintain -> new MaintainJob(maintain, clock, out).run();
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
