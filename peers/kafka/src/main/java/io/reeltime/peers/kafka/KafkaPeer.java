package io.reeltime.peers.kafka;

import io.reeltime.pipelines.bench.load.LoadMessages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Main class of the peer's process: {@code KafkaPeer FOLDER}. Starts a broker in the folder, then
 * answers each request line on standard input with a result line on standard output; ends with its
 * input, and the broker with it.
 */
public final class KafkaPeer {
  private KafkaPeer() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    // Results alone go to standard output; whatever Kafka prints goes to the log.
    PrintStream results = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    try (KafkaBroker broker = KafkaBroker.start(Path.of(arguments[0]));
        KafkaLoad load = new KafkaLoad(broker.address(), Clock.systemUTC());
        BufferedReader requests =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        LoadMessages.Request request = LoadMessages.read(line, LoadMessages.Request.class);
        results.println(LoadMessages.write(load.measure(request)));
      }
    }
  }
}
