package io.reeltime.peers.lucene;

import io.reeltime.pipelines.bench.vectors.VectorFile;
import io.reeltime.pipelines.bench.vectors.VectorSet;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** An open index of one segment. Safe for many threads. */
final class HnswIndex implements AutoCloseable {
  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final int[] videos;
  private final float[][] queries;
  private final int k;

  private HnswIndex(
      Directory directory, DirectoryReader reader, int[] videos, float[][] queries, int k) {
    this.directory = directory;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    // The same few queries come again and again; a cached answer would measure nothing.
    searcher.setQueryCache(null);
    this.videos = videos;
    this.queries = queries;
    this.k = k;
  }

  static HnswIndex open(Path folder, VectorSet vectors) throws IOException {
    Directory directory = FSDirectory.open(folder);
    DirectoryReader reader = DirectoryReader.open(directory);
    if (reader.leaves().size() != 1) {
      throw new IOException(
          "lucene: found " + reader.leaves().size() + " segments, expected 1 after the merge");
    }
    try (Arena arena = Arena.ofConfined()) {
      float[][] queries =
          VectorFile.map(vectors.queryVectors(), vectors.rank(), arena).rows(vectors.queries());
      return new HnswIndex(
          directory, reader, videos(reader.leaves().getFirst().reader()), queries, vectors.k());
    }
  }

  private static int[] videos(LeafReader segment) throws IOException {
    NumericDocValues values = segment.getNumericDocValues(HnswBuild.VIDEO);
    int[] videos = new int[segment.maxDoc()];
    for (int document = 0; document < videos.length; document++) {
      if (!values.advanceExact(document)) {
        throw new IOException("lucene: found no video of document " + document);
      }
      videos[document] = Math.toIntExact(values.longValue());
    }
    return videos;
  }

  int queries() {
    return queries.length;
  }

  /** Answers every query. */
  List<int[]> all(int candidates, List<Integer> categories) throws IOException {
    List<int[]> found = new ArrayList<>();
    for (int query = 0; query < queries.length; query++) {
      found.add(search(query, candidates, categories));
    }
    return found;
  }

  /**
   * The best videos of one query.
   *
   * @param candidates that the graph search gathers; Lucene's k
   * @param categories that videos must be of; empty for any
   */
  int[] search(int query, int candidates, List<Integer> categories) throws IOException {
    KnnFloatVectorQuery asked =
        new KnnFloatVectorQuery(
            HnswBuild.VECTOR, queries[query], candidates, filter(categories));
    ScoreDoc[] best = searcher.search(asked, k).scoreDocs;
    int[] found = new int[best.length];
    for (int place = 0; place < found.length; place++) {
      found[place] = videos[best[place].doc];
    }
    return found;
  }

  private static @Nullable Query filter(List<Integer> categories) {
    return categories.isEmpty() ? null : IntPoint.newSetQuery(HnswBuild.CATEGORY, categories);
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
