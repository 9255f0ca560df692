package io.reeltime.pipelines.bench.crash;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a crash trial does.
 *
 * @param home a folder that the trial may fill; of a trial that failed it is the evidence
 * @param cycles how often the application is started and killed
 * @param clients that send at the same time
 * @param longestLife most time between the first answer and the kill
 * @param seed of every random choice but the operating system's
 */
public record CrashSettings(Path home, int cycles, int clients, Duration longestLife, long seed) {
  public CrashSettings {
    if (cycles < 1 || clients < 1 || longestLife.toMillis() < 1) {
      throw new IllegalArgumentException(
          "crash trial: found cycles "
              + cycles
              + ", clients "
              + clients
              + " and longest life "
              + longestLife
              + ", expected 1 or more, 1 or more and PT0.001S or more");
    }
  }
}
