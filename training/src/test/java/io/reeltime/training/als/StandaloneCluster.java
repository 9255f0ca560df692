package io.reeltime.training.als;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.sql.SparkSession;
import org.awaitility.Awaitility;

/**
 * Spark's own cluster on this machine: a master and workers of one core each, in JVMs of their own,
 * out of the jars on this JVM's classpath. What they write goes to {@code FOLDER/*.log}.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final int masterPort;
  private final List<Process> nodes = new ArrayList<>();
  private final List<Path> links = new ArrayList<>();

  private StandaloneCluster(Path folder, int masterPort) {
    this.folder = folder;
    this.masterPort = masterPort;
  }

  /** Starts it, and waits for the master alone. */
  static StandaloneCluster start(Path folder, int workers) throws IOException {
    StandaloneCluster cluster = new StandaloneCluster(folder, freePort());
    cluster.linkJars(Files.createDirectories(folder.resolve("jars")));
    cluster.startNode("master", Master.class, "--port", String.valueOf(cluster.masterPort));
    // Who asks earlier asks again only after many seconds.
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(cluster::masterListens);
    for (int worker = 0; worker < workers; worker++) {
      String name = "worker-" + worker;
      cluster.startNode(
          name,
          Worker.class,
          "--cores",
          "1",
          "--memory",
          "1g",
          "--work-dir",
          folder.resolve(name).toString(),
          cluster.url());
    }
    return cluster;
  }

  private boolean masterListens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), masterPort)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  String url() {
    return "spark://%s:%d".formatted(HOST, masterPort);
  }

  /** A session whose executors find this module's classes. */
  SparkSession session() {
    return SparkSession.builder()
        .master(url())
        .config("spark.driver.host", HOST)
        .config("spark.driver.bindAddress", HOST)
        .config("spark.executor.cores", 1)
        .config("spark.executor.memory", "512m")
        .config(
            "spark.executor.extraClassPath",
            classpath()
                .filter(entry -> !isJar(entry))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)))
        .config("spark.executor.extraJavaOptions", "--sun-misc-unsafe-memory-access=allow")
        .config("spark.ui.enabled", false)
        .config("spark.sql.shuffle.partitions", 2)
        .getOrCreate();
  }

  private void startNode(String name, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptions().split(" ")));
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ClusterNode.class.getName(), main.getName()));
    command.addAll(List.of("--host", HOST, "--webui-port", "0"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", folder.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile());
    nodes.add(builder.start());
  }

  /** Ends the workers' executors too, and returns when all are gone. */
  @Override
  public void close() throws IOException {
    List<ProcessHandle> all =
        nodes.stream()
            .flatMap(node -> Stream.concat(node.descendants(), Stream.of(node.toHandle())))
            .toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
    for (Path link : links) {
      Files.delete(link); // JUnit warns of every link that it finds in its folder.
    }
  }

  private void linkJars(Path into) throws IOException {
    for (Path jar : classpath().filter(StandaloneCluster::isJar).toList()) {
      Path link = into.resolve(jar.getFileName());
      links.add(Files.createSymbolicLink(link, jar.toAbsolutePath()));
    }
  }

  private static Stream<Path> classpath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of);
  }

  private static boolean isJar(Path entry) {
    return entry.toString().endsWith(".jar");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
