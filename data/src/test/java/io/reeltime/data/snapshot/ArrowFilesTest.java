package io.reeltime.data.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeltime.data.blend.NeighbourLists;
import io.reeltime.data.event.Video;
import io.reeltime.data.retrieval.ClusteredIndex;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrow's own reader sees in the files what our mapping of them sees. */
class ArrowFilesTest {
  @TempDir private Path folder;
  private SnapshotStore store;
  private ModelSnapshot snapshot;

  @BeforeEach
  void open() {
    store = new SnapshotStore(folder, new BatchLimits(16, 100), Snapshots.CLUSTERED);
    snapshot = store.open(store.publish(Snapshots.random(50, 40, 21)));
  }

  @AfterEach
  void close() {
    snapshot.close();
  }

  @Test
  void items() throws IOException {
    ItemTable items = snapshot.items();
    List<Integer> rows = new ArrayList<>();
    int batches =
        readRows(
            "items.arrow",
            row -> {
              int index = rows.size();
              rows.add(index);
              Video video = items.video(index);
              assertThat(row.get("videoId")).hasToString(video.videoId());
              assertThat(row.get("creatorId")).hasToString(video.creatorId());
              assertThat(row.get("title")).hasToString(video.title());
              assertThat(row.get("category")).hasToString(video.category());
              assertThat(row.get("language")).hasToString(video.language());
              assertThat(row.get("durationMillis")).isEqualTo(video.durationMillis());
              assertThat(row.get("publishedAt")).isEqualTo(video.publishedAt().toEpochMilli());
              assertThat(row.get("status")).isEqualTo(SnapshotSchemas.statusCode(video.status()));
              assertThat(row.get("popularity")).isEqualTo(items.popularity(index));
              assertThat(row.get("trending")).isEqualTo(items.trending(index));
              assertThat(list(row, "regions").stream().map(Object::toString).toList())
                  .isEqualTo(video.regions());
              assertThat(row.get("degree")).isEqualTo(snapshot.model().degrees()[index]);
              float[] factor = new float[Snapshots.RANK + Snapshots.LOW_PASS_RANK];
              items.rows().copyRow(index, factor);
              assertThat(floats(list(row, "factors"))).isEqualTo(factor);
            });
    assertThat(rows).hasSize(50);
    assertThat(batches).isEqualTo(5);
  }

  @Test
  void histories() throws IOException {
    UserHistories histories = snapshot.histories();
    List<Integer> rows = new ArrayList<>();
    int batches =
        readRows(
            "history.arrow",
            row -> {
              int index = rows.size();
              rows.add(index);
              assertThat(row.get("userId")).hasToString(histories.userId(index));
              UserHistory history = histories.history(index);
              List<?> pairs = list(row, "history");
              assertThat(pairs).hasSize(history.size());
              for (int i = 0; i < pairs.size(); i++) {
                Map<?, ?> pair = (Map<?, ?>) pairs.get(i);
                assertThat(pair.get("videoIndex")).isEqualTo(history.videoIndexes()[i]);
                assertThat(pair.get("strength")).isEqualTo(history.strengths()[i]);
              }
            });
    assertThat(rows).hasSize(40);
    assertThat(batches).isGreaterThan(2);
  }

  @Test
  void neighbours() throws IOException {
    NeighbourLists neighbours = snapshot.model().neighbours();
    List<Integer> rows = new ArrayList<>();
    int batches =
        readRows(
            "neighbours.arrow",
            row -> {
              NeighbourLists.Neighbours expected = neighbours.of(rows.size());
              rows.add(rows.size());
              List<?> pairs = list(row, "neighbours");
              assertThat(pairs).hasSize(expected.videoIndexes().length);
              for (int i = 0; i < pairs.size(); i++) {
                Map<?, ?> pair = (Map<?, ?>) pairs.get(i);
                assertThat(pair.get("videoIndex")).isEqualTo(expected.videoIndexes()[i]);
                assertThat(pair.get("weight")).isEqualTo(expected.weights()[i]);
              }
            });
    assertThat(rows).hasSize(50);
    assertThat(batches).isGreaterThan(3);
  }

  /** A code less 128 times its scale is a value of the row, give or take half a scale. */
  @Test
  void quantizedItems() throws IOException {
    Set<Integer> videos = new HashSet<>();
    int batches =
        readRows(
            "items-int8.arrow",
            block -> {
              List<?> indexes = list(block, "videoIndex");
              float[] scales = floats(list(block, "scale"));
              List<?> codes = list(block, "codes");
              for (int row = 0; row < indexes.size(); row++) {
                int video = (Integer) indexes.get(row);
                if (video >= 0) {
                  assertThat(videos.add(video)).isTrue();
                  for (int column = 0; column < snapshot.items().rows().rank(); column++) {
                    int code = ((Number) codes.get(column * 64 + row)).intValue() & 0xff;
                    assertThat((code - 128) * scales[row])
                        .isCloseTo(
                            snapshot.items().rows().get(video, column),
                            within(scales[row] * .501f));
                  }
                }
              }
            });
    assertThat(videos).hasSize(50);
    assertThat(batches).isGreaterThan(3);
  }

  @Test
  void clusters() throws IOException {
    ClusteredIndex index = (ClusteredIndex) snapshot.index();
    Set<Integer> lists = new HashSet<>();
    readRows(
        "clusters.arrow",
        block -> {
          for (int row = 0; row < 64; row++) {
            int list = (Integer) list(block, "list").get(row);
            if (list >= 0) {
              lists.add(list);
              assertThat(list(block, "firstBlock").get(row)).isEqualTo(index.listStarts()[list]);
              assertThat(list(block, "cosine").get(row)).isEqualTo(index.cosines()[list]);
            }
          }
        });
    assertThat(lists).hasSize(index.lists());
  }

  @Test
  void gramian() throws IOException {
    List<Double> values = new ArrayList<>();
    readRows("gramian.arrow", row -> list(row, "row").forEach(value -> values.add((Double) value)));
    assertThat(values.stream().mapToDouble(value -> value).toArray())
        .isEqualTo(snapshot.gramian().values());
  }

  private int readRows(String name, Consumer<Map<String, Object>> into) throws IOException {
    Path file = store.path(snapshot.version()).resolve(name);
    int batches = 0;
    try (BufferAllocator allocator = new RootAllocator();
        FileChannel channel = FileChannel.open(file);
        ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      while (reader.loadNextBatch()) {
        batches++;
        for (int row = 0; row < root.getRowCount(); row++) {
          into.accept(row(root, row));
        }
      }
    }
    return batches;
  }

  private static Map<String, Object> row(VectorSchemaRoot root, int row) {
    Map<String, Object> values = new HashMap<>();
    for (FieldVector vector : root.getFieldVectors()) {
      assertThat(vector.getNullCount()).as("nulls in %s", vector.getName()).isZero();
      values.put(vector.getName(), vector.getObject(row));
    }
    return values;
  }

  private static List<?> list(Map<String, Object> row, String name) {
    return Objects.requireNonNull((List<?>) row.get(name), name);
  }

  private static float[] floats(List<?> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (Float) values.get(i);
    }
    return floats;
  }
}
