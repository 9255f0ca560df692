package io.reeltime.peers.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Uuid;

/** A broker and controller in one JVM of its own, on loopback, started by its own main classes. */
final class KafkaBroker implements AutoCloseable {
  private static final long STOP_SECONDS = 20;

  private final Process process;
  private final String address;

  private KafkaBroker(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Formats a storage folder and starts a broker on it; it may not answer yet. */
  static KafkaBroker start(Path folder) throws IOException, InterruptedException {
    String address = "127.0.0.1:" + freePort();
    Path properties = folder.resolve("server.properties");
    Files.writeString(properties, properties(folder, address, "127.0.0.1:" + freePort()));
    format(folder, properties);
    Process broker = java(folder, "kafka.Kafka", properties.toString());
    Runtime.getRuntime().addShutdownHook(new Thread(broker::destroyForcibly));
    return new KafkaBroker(broker, address);
  }

  /** Host and port for clients. */
  String address() {
    return address;
  }

  private static void format(Path folder, Path properties)
      throws IOException, InterruptedException {
    String id = Uuid.randomUuid().toString();
    int exit =
        java(folder, "kafka.tools.StorageTool", "format", "-t", id, "-c", properties.toString())
            .waitFor();
    if (exit != 0) {
      throw new IOException("kafka: formatting ended with " + exit + "; see " + folder);
    }
  }

  private static Process java(Path folder, String mainClass, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What Kafka's own start script sets.
    command.addAll(List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20"));
    command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(List.of(arguments));
    Path log = folder.resolve(mainClass + ".log");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static String properties(Path folder, String address, String controller) {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@%2$s
    listeners=PLAINTEXT://%1$s,CONTROLLER://%2$s
    advertised.listeners=PLAINTEXT://%1$s
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
    controller.listener.names=CONTROLLER
    log.dirs=%3$s
    offsets.topic.replication.factor=1
    auto.create.topics.enable=false
    message.max.bytes=16777216
    """
        .formatted(address, controller, folder.resolve("data"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
