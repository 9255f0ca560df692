package io.reeltime.pipelines.bench.freshness;

import java.io.IOException;
import java.util.List;

/** Where feeds are asked for. */
@FunctionalInterface
interface Feeds {
  int LIMIT = 20;

  /** The videos of a user's feed, from the best on; at least one. */
  List<String> of(String userId) throws IOException;
}
