package io.reeltime.training.job;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command line that starts a job in a JVM of its own, and the environment it needs.
 *
 * <p>The job prints {@link JobMessage} lines on standard output and everything else on standard
 * error. It ends itself when its standard input ends, so whoever starts it keeps that pipe open: a
 * job never outlives its parent.
 */
public final class JobCommand {
  private static final String MAIN = "io.reeltime.training.TrainingMain";

  /**
   * What Spark asks of the JVM: {@code org.apache.spark.launcher.JavaModuleOptions} of Spark 4.1.0,
   * written out so that the starting process needs no Spark. A test keeps it equal.
   */
  static final List<String> SPARK_OPTIONS =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "--add-modules=jdk.incubator.vector",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.cs=ALL-UNNAMED",
          "--add-opens=java.base/sun.security.action=ALL-UNNAMED",
          "--add-opens=java.base/sun.util.calendar=ALL-UNNAMED",
          "--add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
          "-Djdk.reflect.useDirectMethodHandle=false",
          "-Dio.netty.tryReflectionSetAccessible=true",
          "-Dio.netty.allocator.type=pooled",
          "-Dio.netty.handler.ssl.defaultEndpointVerificationAlgorithm=NONE",
          "--enable-native-access=ALL-UNNAMED");

  /**
   * What else the job asks of the JVM.
   *
   * <ul>
   *   <li>{@code --sun-misc-unsafe-memory-access=allow}: without it Iceberg's columnar reads fail
   *       on JDK 25 with a ClassCastException, on some projections only.
   *   <li>{@code -XX:+UseParallelGC}: a batch job wants throughput; MLlib is fastest under it.
   *   <li>{@code -XX:+ExitOnOutOfMemoryError}: a job that ran out of memory dies instead of
   *       hanging.
   *   <li>The locale and time zone are fixed so that a run is the same everywhere.
   * </ul>
   */
  static final List<String> JOB_OPTIONS =
      List.of(
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseParallelGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.awt.headless=true",
          "-Duser.language=en",
          "-Duser.country=US",
          "-Duser.timezone=UTC");

  private JobCommand() {}

  /**
   * The command line of a job.
   *
   * @param javaHome the JDK to run it on
   * @param trainingFolder holds {@code reeltime-training-*.jar} and beside it {@code lib/}
   * @param master Spark master, such as {@code local[*]} or {@code spark://host:7077}
   * @param heapMegabytes heap of the job's JVM, which is also Spark's driver
   * @param request file written with {@link JobProtocol#writeRequest}
   * @throws IllegalStateException if the folder holds no built training module
   */
  public static List<String> of(
      Path javaHome, Path trainingFolder, String master, int heapMegabytes, Path request) {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin").resolve("java").toString());
    command.addAll(SPARK_OPTIONS);
    command.addAll(JOB_OPTIONS);
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-Dspark.master=" + master);
    command.add("-cp");
    command.add(jar(trainingFolder) + File.pathSeparator + trainingFolder.resolve("lib") + "/*");
    command.add(MAIN);
    command.add(request.toString());
    return List.copyOf(command);
  }

  /**
   * Variables to add to the job's environment. Spark listens on loopback, unless SPARK_LOCAL_IP is
   * already set, as on a cluster. A threaded BLAS under Spark's own threads is ten times slower.
   */
  public static Map<String, String> environment() {
    String address = System.getenv().getOrDefault("SPARK_LOCAL_IP", "127.0.0.1");
    return Map.of("SPARK_LOCAL_IP", address, "OPENBLAS_NUM_THREADS", "1");
  }

  private static Path jar(Path trainingFolder) {
    if (Files.isDirectory(trainingFolder.resolve("lib"))) {
      try (DirectoryStream<Path> jars =
          Files.newDirectoryStream(trainingFolder, "reeltime-training-*.jar")) {
        for (Path jar : jars) {
          return jar;
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + trainingFolder, e);
      }
    }
    throw new IllegalStateException(
        "training job: found no reeltime-training-*.jar with lib/ beside it in "
            + trainingFolder
            + "; build it with mvn package");
  }
}
