package io.reeltime.pipelines.spark;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the child JVM is started.
 *
 * @param javaHome its JDK
 * @param trainingFolder holds the training jar and its {@code lib/}
 * @param master Spark master, such as {@code local[*]}
 * @param heapMegabytes heap of the child (the driver)
 * @param timeout after which a job is killed
 */
public record SparkSettings(
    Path javaHome, Path trainingFolder, String master, int heapMegabytes, Duration timeout) {
  private static final int SMALLEST_HEAP_MEGABYTES = 1024;

  public SparkSettings {
    if (!Files.isDirectory(trainingFolder.resolve("lib"))) {
      throw new IllegalArgumentException(
          "training folder: found no lib/ in "
              + trainingFolder
              + ", expected the built training module; build with ./reeltime");
    }
    if (heapMegabytes < 256) {
      throw new IllegalArgumentException(
          "heapMegabytes: found " + heapMegabytes + ", expected 256 or more");
    }
  }

  /** This JDK, all local cores, a quarter of the machine's memory, two hours. */
  public static SparkSettings local(Path root) {
    return new SparkSettings(
        Path.of(System.getProperty("java.home")),
        root.resolve("training/target"),
        "local[*]",
        quarterOfMemory(),
        Duration.ofHours(2));
  }

  private static int quarterOfMemory() {
    long bytes =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 0;
    return (int) Math.max(SMALLEST_HEAP_MEGABYTES, bytes / 4 / (1 << 20));
  }
}
