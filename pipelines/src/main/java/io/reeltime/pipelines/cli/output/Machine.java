package io.reeltime.pipelines.cli.output;

import java.lang.management.ManagementFactory;

/**
 * The machine that a figure was measured on.
 *
 * @param cores available to this process
 * @param memoryBytes of the machine, 0 when unknown
 * @param architecture such as {@code amd64}
 * @param operatingSystem name and version
 * @param java version of the JVM
 */
public record Machine(
    int cores, long memoryBytes, String architecture, String operatingSystem, String java) {

  public static Machine current() {
    long memory =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 0;
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        memory,
        System.getProperty("os.arch"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Runtime.version().toString());
  }
}
