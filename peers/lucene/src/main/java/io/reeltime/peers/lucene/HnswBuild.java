package io.reeltime.peers.lucene;

import io.reeltime.pipelines.bench.vectors.HnswRequest;
import io.reeltime.pipelines.bench.vectors.VectorFile;
import io.reeltime.pipelines.bench.vectors.VectorSet;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * Writes one segment with a graph over vectors quantised to eight bits. All cores insert, each into
 * segments of its own, and merge them in the end: the fastest way to one graph that Lucene has.
 */
final class HnswBuild {
  static final String VECTOR = "vector";
  static final String VIDEO = "video";
  static final String CATEGORY = "category";

  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final double BUFFER_MEGABYTES = 1_024;

  /** Extension of the files that hold the float32 vectors. */
  private static final String RAW_VECTORS = ".vec";

  private HnswBuild() {}

  /** Writes the index. */
  static void write(HnswRequest.Build build, Path into) throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(CORES);
        Directory directory = FSDirectory.open(into);
        IndexWriter writer = new IndexWriter(directory, configuration(build, threads));
        Arena arena = Arena.ofShared()) {
      VectorSet set = build.vectors();
      VectorFile vectors = VectorFile.map(set.factors(), set.rank(), arena);
      byte[] categories = Files.readAllBytes(set.categories());
      List<Callable<Void>> parts = new ArrayList<>();
      for (int part = 0; part < CORES; part++) {
        int from = (int) ((long) set.videos() * part / CORES);
        int to = (int) ((long) set.videos() * (part + 1) / CORES);
        parts.add(() -> add(writer, vectors, categories, from, to));
      }
      for (Future<Void> part : threads.invokeAll(parts)) {
        part.get();
      }
      writer.forceMerge(1);
      writer.commit();
    } catch (ExecutionException e) {
      throw new IOException("lucene: cannot index: " + e.getCause(), e);
    }
  }

  private static IndexWriterConfig configuration(
      HnswRequest.Build build, ExecutorService threads) {
    KnnVectorsFormat format =
        new Lucene104HnswScalarQuantizedVectorsFormat(
            ScalarEncoding.UNSIGNED_BYTE, build.connections(), build.beamWidth(), CORES, threads);
    Codec codec =
        new Lucene104Codec() {
          @Override
          public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            return format;
          }
        };
    return new IndexWriterConfig().setCodec(codec).setRAMBufferSizeMB(BUFFER_MEGABYTES);
  }

  private static Void add(
      IndexWriter writer, VectorFile vectors, byte[] categories, int from, int to)
      throws IOException {
    for (int video = from; video < to; video++) {
      Document document = new Document();
      document.add(
          new KnnFloatVectorField(
              VECTOR, vectors.row(video), VectorSimilarityFunction.MAXIMUM_INNER_PRODUCT));
      document.add(new NumericDocValuesField(VIDEO, video));
      document.add(new IntPoint(CATEGORY, categories[video]));
      writer.addDocument(document);
    }
    return null;
  }

  /** What a search reads: everything but the float32 vectors. */
  static long bytesWithoutVectors(Path index) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(index)) {
      for (Path file : files.toList()) {
        bytes += file.toString().endsWith(RAW_VECTORS) ? 0 : Files.size(file);
      }
    }
    return bytes;
  }
}
