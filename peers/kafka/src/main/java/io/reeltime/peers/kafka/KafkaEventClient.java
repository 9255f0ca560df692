package io.reeltime.peers.kafka;

import io.reeltime.pipelines.bench.load.EventLines;
import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.LoadClient;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends batches of the same NDJSON lines through a producer of its own.
 *
 * <p>A batch is one produce request, and so one append and one flush: the producer gathers all
 * records (it would send the first alone if it did not linger), is then told to send at once, and
 * every record's acknowledgement is awaited.
 */
final class KafkaEventClient implements LoadClient {
  private static final int LARGEST_BATCH_BYTES = 8 << 20;

  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicPartition partition;
  private final EventLines lines;
  private final int batch;

  KafkaEventClient(
      String address, TopicPartition partition, LoadCase load, int client, InstantSource clock) {
    this.partition = partition;
    this.batch = load.batch();
    this.lines = new EventLines(load, client, new byte[0], clock);
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                address,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                batch == 1 ? 0 : 1_000,
                ProducerConfig.BATCH_SIZE_CONFIG,
                batchBytes(),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                LARGEST_BATCH_BYTES,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  private int batchBytes() {
    int bytesBesideValue = 100;
    return Math.min(
        LARGEST_BATCH_BYTES, 1 << 14 | batch * (EventLines.bytesPerEvent() + bytesBesideValue));
  }

  @Override
  public int send() throws IOException, InterruptedException {
    byte[] bytes = lines.next();
    List<Future<RecordMetadata>> sent = new ArrayList<>(batch);
    for (int row = 0; row < batch; row++) {
      byte[] line =
          Arrays.copyOfRange(bytes, lines.at(row), lines.at(row) + EventLines.bytesPerEvent());
      sent.add(
          producer.send(
              new ProducerRecord<>(partition.topic(), partition.partition(), null, line)));
    }
    producer.flush();
    try {
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("kafka: a record was refused: " + e.getCause(), e);
    }
    return batch;
  }

  @Override
  public void close() {
    producer.close();
  }
}
