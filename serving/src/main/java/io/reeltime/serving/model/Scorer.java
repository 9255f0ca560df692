package io.reeltime.serving.model;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.BlendedUser;
import io.reeltime.data.retrieval.Search;
import java.util.function.Consumer;

/**
 * The scratch of one request: the user as the model sees them, and the search for them. Lent by
 * {@link LiveModel}, which lends it again once it is closed; serves one thread at a time.
 */
public final class Scorer implements AutoCloseable {
  private final BlendedUser user;
  private final Search search;
  private final Consumer<Scorer> giveBack;

  Scorer(BlendedItems items, Consumer<Scorer> giveBack) {
    this.user = new BlendedUser(items);
    this.search = new Search(items.rows().rank());
    this.giveBack = giveBack;
  }

  /** The user side of the blend. */
  public BlendedUser user() {
    return user;
  }

  /** What finds rows for a vector. */
  public Search search() {
    return search;
  }

  @Override
  public void close() {
    giveBack.accept(this);
  }
}
