package io.reeltime.pipelines.bench.serving;

import io.reeltime.pipelines.bench.vectors.VectorFile;
import io.reeltime.pipelines.bench.vectors.VectorSet;
import io.reeltime.serving.model.LiveModel;
import io.reeltime.serving.retrieval.Eligibility;
import io.reeltime.serving.retrieval.ExactScan;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The open model's index, asked with vectors: what a vector index can be compared with. */
final class IndexAlone {
  private final ServingStack stack;
  private final float[][] queries;
  private final byte[] categories;
  private final int k;

  IndexAlone(ServingStack stack, VectorSet vectors) throws IOException {
    this.stack = stack;
    this.k = vectors.k();
    this.categories = Files.readAllBytes(vectors.categories());
    try (Arena arena = Arena.ofConfined()) {
      this.queries =
          VectorFile.map(vectors.queryVectors(), vectors.rank(), arena).rows(vectors.queries());
    }
  }

  /** Per query the best videos of the categories. */
  List<int[]> all(List<Integer> wanted) {
    Eligibility eligible = eligibility(wanted);
    List<int[]> found = new ArrayList<>();
    for (float[] query : queries) {
      found.add(search(query, eligible));
    }
    return found;
  }

  /** A client that asks one query after the other; with others it starts elsewhere. */
  Asked.Client client(List<Integer> wanted, int number) {
    Eligibility eligible = eligibility(wanted);
    UserDraw draw = new UserDraw(number, queries.length);
    return () -> search(queries[draw.next()], eligible).length >= 0;
  }

  private int[] search(float[] query, Eligibility eligible) {
    return stack.ask(model -> search(model, query, eligible));
  }

  private int[] search(LiveModel model, float[] query, Eligibility eligible) {
    return ExactScan.topK(
            0, model.videos(), video -> model.factors().dot(video, query), eligible, k)
        .videoIndexes();
  }

  private Eligibility eligibility(List<Integer> wanted) {
    if (wanted.isEmpty()) {
      return _ -> true;
    }
    boolean[] passes = new boolean[Byte.MAX_VALUE + 1];
    wanted.forEach(category -> passes[category] = true);
    return video -> passes[categories[video]];
  }
}
