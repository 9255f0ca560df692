package io.reeltime.pipelines.bench.serving;

import io.reeltime.data.retrieval.IndexSettings;
import io.reeltime.data.retrieval.ItemIndex;
import io.reeltime.data.retrieval.Search;
import io.reeltime.pipelines.bench.vectors.VectorFile;
import io.reeltime.pipelines.bench.vectors.VectorSet;
import io.reeltime.serving.model.LiveModel;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The open model's index, asked with vectors: what a vector index can be compared with. */
final class IndexAlone {
  private final ServingStack stack;
  private final float[][] queries;
  private final byte[] categories;
  private final int rank;
  private final int k;

  IndexAlone(ServingStack stack, VectorSet vectors) throws IOException {
    this.stack = stack;
    this.rank = vectors.rank();
    this.k = vectors.k();
    this.categories = Files.readAllBytes(vectors.categories());
    try (Arena arena = Arena.ofConfined()) {
      this.queries = VectorFile.map(vectors.queryVectors(), rank, arena).rows(vectors.queries());
    }
  }

  /** Per query the best videos of the categories. */
  List<int[]> all(List<Integer> wanted) {
    IntPredicate eligible = eligibility(wanted);
    Search search = new Search(rank);
    List<int[]> found = new ArrayList<>();
    for (float[] query : queries) {
      search(search, query, eligible);
      int[] videos = new int[search.size()];
      for (int place = 0; place < videos.length; place++) {
        videos[place] = search.row(place);
      }
      found.add(videos);
    }
    return found;
  }

  /** A client that asks one query after the other; with others it starts elsewhere. */
  Asked.Client client(List<Integer> wanted, int number) {
    IntPredicate eligible = eligibility(wanted);
    UserDraw draw = new UserDraw(number, queries.length);
    Search search = new Search(rank);
    return () -> {
      search(search, queries[draw.next()], eligible);
      return true;
    };
  }

  private void search(Search search, float[] query, IntPredicate eligible) {
    stack.ask(model -> search(model, search, query, eligible));
  }

  private boolean search(LiveModel model, Search search, float[] query, IntPredicate eligible) {
    search.begin(query, eligible, k, IndexSettings.candidates(k));
    boolean whole = model.index().search(search, ItemIndex.NEVER);
    search.rescore(video -> model.factors().dot(video, query), k);
    return whole;
  }

  private IntPredicate eligibility(List<Integer> wanted) {
    if (wanted.isEmpty()) {
      return _ -> true;
    }
    boolean[] passes = new boolean[Byte.MAX_VALUE + 1];
    wanted.forEach(category -> passes[category] = true);
    return video -> passes[categories[video]];
  }
}
