package io.reeltime.pipelines.bench.retrieval;

import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.retrieval.IndexSettings;
import io.reeltime.data.retrieval.ItemIndex;
import io.reeltime.data.retrieval.Search;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Times an index: search for the candidates of the best hundred, and their scores in float32. */
final class IndexTimes {
  private static final int CANDIDATES = IndexSettings.candidates(Catalogue.K);

  private final Catalogue catalogue;
  private final ItemIndex index;
  private final int rounds;

  IndexTimes(Catalogue catalogue, ItemIndex index, int rounds) {
    this.catalogue = catalogue;
    this.index = index;
    this.rounds = rounds;
  }

  /** Query by query, with so many percent of the rows eligible. */
  Timing single(int percent) {
    float[][] users = users();
    Search search = new Search(catalogue.rows().rank());
    IntPredicate eligible = Catalogue.eligible(percent);
    return Timing.of(
        rounds,
        users.length,
        1,
        query -> {
          search.begin(users[query], eligible, Catalogue.K, CANDIDATES);
          index.search(search, ItemIndex.NEVER);
          rescore(search, users[query]);
        });
  }

  /** So many queries in one pass. */
  Timing shared(int together) {
    float[][] users = users();
    Search[] searches = new Search[together];
    Arrays.setAll(searches, i -> new Search(catalogue.rows().rank()));
    return Timing.of(
        rounds,
        Math.max(1, users.length / together),
        together,
        pass -> {
          for (int i = 0; i < together; i++) {
            float[] user = users[(pass * together + i) % users.length];
            searches[i].begin(user, row -> true, Catalogue.K, CANDIDATES);
          }
          index.search(searches, together, ItemIndex.NEVER);
          for (int i = 0; i < together; i++) {
            rescore(searches[i], users[(pass * together + i) % users.length]);
          }
        });
  }

  private void rescore(Search search, float[] user) {
    FactorMatrix rows = catalogue.rows();
    search.rescore(row -> rows.dot(row, user), Catalogue.K);
  }

  private float[][] users() {
    return IntStream.range(0, catalogue.users().rows())
        .mapToObj(catalogue::user)
        .toArray(float[][]::new);
  }
}
