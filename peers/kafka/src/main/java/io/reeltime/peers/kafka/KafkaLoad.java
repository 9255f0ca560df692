package io.reeltime.peers.kafka;

import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.LoadLoop;
import io.reeltime.pipelines.bench.load.LoadMessages;
import io.reeltime.pipelines.bench.load.Measured;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/** Puts a load on a new topic of the broker, and counts what the topic then holds. */
final class KafkaLoad implements AutoCloseable {
  /** In the variant's name: every append is synced before it is acknowledged. */
  private static final String SYNCED = "flush=1";

  private static final int START_MILLIS = 120_000;
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final String address;
  private final InstantSource clock;
  private final Admin admin;

  KafkaLoad(String address, InstantSource clock) {
    this.address = address;
    this.clock = clock;
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, START_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, START_MILLIS));
  }

  Measured measure(LoadMessages.Request request) throws IOException, InterruptedException {
    LoadCase load = request.load();
    boolean synced = request.variant().contains(SYNCED);
    int partitions = request.partitions();
    String topic = "events-" + load.number() + "-" + partitions + (synced ? "-synced" : "");
    Map<String, String> flush = synced ? Map.of("flush.messages", "1") : Map.of();
    await(
        admin
            .createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(flush)))
            .all());
    awaitTopic(topic, partitions);
    try {
      return LoadLoop.run(
          request.variant(),
          load,
          client ->
              new KafkaEventClient(
                  address, new TopicPartition(topic, client % partitions), load, client, clock),
          () -> endOffset(topic, partitions));
    } finally {
      await(admin.deleteTopics(List.of(topic)).all());
    }
  }

  /** A topic is made on the controller; the broker hears of it a moment later. */
  private void awaitTopic(String topic, int partitions) throws IOException, InterruptedException {
    long limit = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
    while (true) {
      try {
        endOffset(topic, partitions);
        return;
      } catch (IOException e) {
        if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > limit) {
          throw e;
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
  }

  private long endOffset(String topic, int partitions) throws IOException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    return await(admin.listOffsets(asked).all()).values().stream()
        .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
        .sum();
  }

  private static <T> T await(KafkaFuture<T> answer) throws IOException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IOException("kafka: " + e.getCause(), e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
