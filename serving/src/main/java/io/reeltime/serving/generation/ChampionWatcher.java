package io.reeltime.serving.generation;

import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.serving.model.LiveModel;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the champion alias, or the one that pins this node: verifies what it names, loads it
 * beside the old one, warms and probes it, brings its live state up to date, flips one reference
 * and lets the old one drain. What cannot be loaded is never served: the old one goes on. A
 * rollback is the same way back.
 *
 * <p>{@link #check} is called by one thread; {@link #status} by any.
 */
public final class ChampionWatcher {
  private static final Logger LOG = LoggerFactory.getLogger(ChampionWatcher.class);

  /** Checks between two attempts at the same broken version: verifying reads all of its files. */
  private static final int CHECKS_BETWEEN_ATTEMPTS = 20;

  private final SnapshotStore store;
  private final Alias followed;
  private final Generations generations;
  private final GenerationBuilder builder;
  private final InstantSource clock;
  private volatile LoadStatus status = LoadStatus.NONE;
  private @Nullable SnapshotVersion broken;
  private int checksUntilRetry;

  /** Follows the champion. */
  public ChampionWatcher(
      SnapshotStore store,
      Generations generations,
      GenerationBuilder builder,
      InstantSource clock) {
    this(store, Alias.CHAMPION, generations, builder, clock);
  }

  /**
   * @param store of the snapshots
   * @param followed alias whose snapshot serves
   * @param generations what is flipped
   * @param builder of the live state behind a model
   * @param clock for {@link LoadStatus#loadedAt}
   */
  public ChampionWatcher(
      SnapshotStore store,
      Alias followed,
      Generations generations,
      GenerationBuilder builder,
      InstantSource clock) {
    this.store = store;
    this.followed = followed;
    this.generations = generations;
    this.builder = builder;
    this.clock = clock;
  }

  public LoadStatus status() {
    return status;
  }

  /** Looks at the alias once and does what it asks for. Fails at nothing. */
  public void check() {
    Optional<SnapshotVersion> wanted;
    try {
      wanted = store.alias(followed);
    } catch (RuntimeException e) {
      fail(null, e);
      return;
    }
    if (wanted.isEmpty() || wanted.get().equals(status.version())) {
      broken = null;
      status = status.recovered();
    } else if (!wanted.get().equals(broken) || --checksUntilRetry <= 0) {
      attempt(wanted.get());
    }
  }

  private void attempt(SnapshotVersion version) {
    try {
      load(version);
      broken = null;
    } catch (RuntimeException | OutOfMemoryError | InternalError e) {
      // InternalError: a mapped file that shrinks while it is read.
      fail(version, e);
      if (status.version() == null && followed == Alias.CHAMPION) {
        standIn(e);
      }
    }
  }

  /** After a restart a damaged champion has no older one in memory: the one before it serves. */
  private void standIn(Throwable refused) {
    try {
      Optional<SnapshotVersion> previous = store.alias(Alias.PREVIOUS);
      if (previous.isPresent()) {
        load(previous.get());
        status = status.failed(reason(refused));
      }
    } catch (RuntimeException | OutOfMemoryError | InternalError e) {
      LOG.warn("snapshot-refused alias=previous reason=\"{}\"", reason(e), e);
    }
  }

  private void load(SnapshotVersion version) {
    long started = System.nanoTime();
    LiveModel model = LiveModel.of(store.open(version));
    Generation next = continued(model);
    generations.replaceBy(next);
    String warning = next.live().start().warning().orElse(null);
    status = new LoadStatus(version, model.manifest().createdAt(), clock.instant(), warning, null);
    LOG.info(
        "snapshot-loaded version={} videos={} users={} millis={}",
        version,
        model.videos(),
        model.manifest().users(),
        (System.nanoTime() - started) / 1_000_000);
    // What came in just before the flip was read for the old one alone.
    builder.catchUp(next.live());
  }

  private Generation continued(LiveModel model) {
    try (Generation before = generations.hold()) {
      return builder.of(model, before);
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  private void fail(@Nullable SnapshotVersion version, Throwable e) {
    String reason = reason(e);
    if (!reason.equals(status.failure())) {
      LOG.warn(
          "snapshot-refused version={} still-serving={} reason=\"{}\"",
          version == null ? "unknown" : version,
          status.version() == null ? "none" : status.version(),
          reason,
          e);
    }
    broken = version;
    checksUntilRetry = CHECKS_BETWEEN_ATTEMPTS;
    status = status.failed(reason);
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
