package io.reeltime.ingest.arrow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;

/** Arrow streams as a client writes them: columns of texts and whole numbers by name. */
public final class ArrowBodies {
  private ArrowBodies() {}

  /** A stream of so many equal record batches; a null is a null. */
  public static byte[] stream(int batches, Map<String, List<?>> columns) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RootAllocator memory = new RootAllocator()) {
      List<FieldVector> vectors =
          columns.entrySet().stream()
              .map(column -> vector(column.getKey(), column.getValue(), memory))
              .toList();
      try (VectorSchemaRoot root = VectorSchemaRoot.of(vectors.toArray(FieldVector[]::new));
          ArrowStreamWriter writer = new ArrowStreamWriter(root, null, out)) {
        root.setRowCount(columns.values().iterator().next().size());
        for (int batch = 0; batch < batches; batch++) {
          writer.writeBatch();
        }
        writer.end();
      }
    }
    return out.toByteArray();
  }

  private static FieldVector vector(String name, List<?> values, RootAllocator memory) {
    return values.stream().anyMatch(Long.class::isInstance)
        ? numbers(name, values, memory)
        : texts(name, values, memory);
  }

  private static FieldVector numbers(String name, List<?> values, RootAllocator memory) {
    BigIntVector vector = new BigIntVector(name, memory);
    vector.allocateNew(values.size());
    for (int row = 0; row < values.size(); row++) {
      if (values.get(row) instanceof Long number) {
        vector.setSafe(row, number);
      }
    }
    vector.setValueCount(values.size());
    return vector;
  }

  private static FieldVector texts(String name, List<?> values, RootAllocator memory) {
    VarCharVector vector = new VarCharVector(name, memory);
    vector.allocateNew();
    for (int row = 0; row < values.size(); row++) {
      if (values.get(row) instanceof String text) {
        vector.setSafe(row, text.getBytes(StandardCharsets.UTF_8));
      }
    }
    vector.setValueCount(values.size());
    return vector;
  }
}
