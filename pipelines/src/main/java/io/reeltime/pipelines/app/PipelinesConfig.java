package io.reeltime.pipelines.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Everything that can be set about runs and the application; keys under {@code reeltime.pipelines}.
 */
@ConfigMapping(prefix = "reeltime.pipelines")
public interface PipelinesConfig {

  /** Key that clients send as {@code Authorization: Bearer KEY}; needed off loopback. */
  Optional<String> apiKey();

  /** File whose JSON {@code /bench/answer} returns, for benchmarks; that path is not there else. */
  Optional<Path> benchAnswer();

  Schedule schedule();

  Model model();

  Spark spark();

  Maintenance maintenance();

  /** When to maintain the tables. */
  interface Maintenance {
    /** Off: by hand only. */
    @WithDefault("true")
    boolean enabled();

    /** Time between the starts of two runs. */
    @WithDefault("P1D")
    Duration interval();

    /** Small files of a day that are worth a compaction. */
    @WithDefault("5")
    int fewestFiles();

    /** Age after which table snapshots expire that no live model was trained on. */
    @WithDefault("P1D")
    Duration snapshotAge();

    /** Age after which files are removed that no snapshot knows. */
    @WithDefault("P3D")
    Duration orphanAge();
  }

  /** When to retrain. */
  interface Schedule {
    /** Off: runs start by hand only. */
    @WithDefault("true")
    boolean enabled();

    /** Events needed for a first model. */
    @WithDefault("1000")
    long firstModelEvents();

    /** Time between the starts of two runs, if anything is new. */
    @WithDefault("PT1H")
    Duration interval();

    /** New events that start a run before the interval is over. */
    @WithDefault("100000")
    long newEvents();

    /** Least time between the end of a run and the next start. */
    @WithDefault("PT30S")
    Duration shortestPause();
  }

  /**
   * What to train. A hyper-parameter that is not set has the default of its model, see {@link
   * io.reeltime.training.job.ModelParameters#defaults}.
   */
  interface Model {
    @WithDefault("reel")
    String name();

    OptionalInt rank();

    OptionalInt epochs();

    OptionalDouble unobservedWeight();

    OptionalDouble regularization();

    OptionalDouble regularizationExponent();

    /** Confidence per unit of preference strength. */
    OptionalDouble confidenceScale();

    /** Whether unobserved pairs count in what lambda is scaled with: 1 or 0 (ReelALS). */
    OptionalDouble unobservedRegularization();

    /** Videos kept per video. */
    OptionalInt neighbours();

    OptionalDouble neighbourWeight();

    OptionalInt lowPassRank();

    OptionalDouble lowPassWeight();

    OptionalLong seed();

    /**
     * Where a run's factors start: {@code none} for seeded ones, {@code champion}, or a version. A
     * champion that cannot be started from is logged, and the run starts cold.
     */
    @WithDefault("none")
    String warmStart();

    /** After which an event counts half; that of the preference weights where it is not set. */
    Optional<Duration> halfLife();
  }

  /** How the child JVM is started. */
  interface Spark {
    @WithDefault("local[*]")
    String master();

    /** A quarter of the machine's memory where it is not set. */
    OptionalInt heapMegabytes();

    /** After which a job is killed. */
    @WithDefault("PT2H")
    Duration timeout();
  }
}
