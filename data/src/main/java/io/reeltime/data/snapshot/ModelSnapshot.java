package io.reeltime.data.snapshot;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.blend.NeighbourLists;
import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.linear.Workers;
import io.reeltime.data.retrieval.ExactIndex;
import io.reeltime.data.retrieval.ItemIndex;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * A verified, open snapshot. Immutable, safe for many threads; closing it frees its memory, after
 * which every access to items and histories throws {@link IllegalStateException}.
 */
public final class ModelSnapshot implements AutoCloseable {
  private final Manifest manifest;
  private final ItemTable items;
  private final UserHistories histories;
  private final BlendedItems model;
  private final @Nullable ColdFactors coldFactors;
  private final ItemIndex index;
  private final Arena arena;

  private ModelSnapshot(
      Manifest manifest,
      ItemTable items,
      UserHistories histories,
      BlendedItems model,
      @Nullable ColdFactors coldFactors,
      ItemIndex index,
      Arena arena) {
    this.manifest = manifest;
    this.items = items;
    this.histories = histories;
    this.model = model;
    this.coldFactors = coldFactors;
    this.index = index;
    this.arena = arena;
  }

  @SuppressWarnings("MustBeClosedChecker") // The snapshot owns the arena and closes it.
  static ModelSnapshot open(SnapshotFolder folder) {
    Manifest manifest = folder.manifest();
    Arena arena = Arena.ofShared();
    try {
      folder.verify(manifest);
      return open(folder, manifest, arena);
    } catch (CorruptSnapshotException e) {
      arena.close();
      throw e;
    } catch (Error e) {
      // A full heap, or a mapped file that shrinks while it is read.
      arena.close();
      throw e;
    } catch (RuntimeException e) {
      arena.close();
      throw new CorruptSnapshotException(
          folder.version() + ": found files that contradict the manifest in " + folder.path(), e);
    }
  }

  private static ModelSnapshot open(SnapshotFolder folder, Manifest manifest, Arena arena) {
    MappedFile itemFile = folder.map(manifest.file(SnapshotFolder.ITEMS), arena);
    ItemTable items = new ItemTable(itemFile, manifest.rank(), manifest.lowPassRank(), arena);
    MappedFile historyFile = folder.map(manifest.file(SnapshotFolder.HISTORY), arena);
    UserHistories histories = new UserHistories(historyFile);
    folder.requireSame(SnapshotFolder.ITEMS, "rows", items.size(), manifest.videos());
    folder.requireSame(SnapshotFolder.HISTORY, "rows", histories.size(), manifest.users());
    return new ModelSnapshot(
        manifest,
        items,
        histories,
        model(folder, manifest, items, arena),
        manifest.lists(ContentFiles.SUMMARY) ? ContentFiles.read(folder, manifest, arena) : null,
        index(folder, manifest, items, arena),
        arena);
  }

  private static ItemIndex index(
      SnapshotFolder folder, Manifest manifest, ItemTable items, Arena arena) {
    Manifest.Retrieval retrieval = manifest.retrieval();
    if (retrieval != null) {
      return RetrievalFiles.read(folder, manifest, retrieval, arena);
    }
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      return ExactIndex.of(items.rows(), workers, arena);
    }
  }

  private static BlendedItems model(
      SnapshotFolder folder, Manifest manifest, ItemTable items, Arena arena) {
    MappedFile gramianFile = folder.map(manifest.file(SnapshotFolder.GRAMIAN), arena);
    MappedFile neighbourFile = folder.map(manifest.file(SnapshotFolder.NEIGHBOURS), arena);
    NeighbourLists neighbours = neighbours(neighbourFile);
    folder.requireSame(SnapshotFolder.NEIGHBOURS, "rows", neighbours.videos(), manifest.videos());
    return new BlendedItems(
        items.rows(),
        manifest.rank(),
        gramian(gramianFile, manifest.rank()),
        manifest.objective(),
        items.degrees(),
        neighbours,
        manifest.blend());
  }

  public Manifest manifest() {
    return manifest;
  }

  public SnapshotVersion version() {
    return manifest.version();
  }

  public ItemTable items() {
    return items;
  }

  public UserHistories histories() {
    return histories;
  }

  /** Gramian of the factors. */
  public Gramian gramian() {
    return model.gramian();
  }

  /** What users are solved against and scored with. */
  public BlendedItems model() {
    return model;
  }

  /** Finds the videos with the best {@linkplain BlendedItems#rows row} scores. */
  public ItemIndex index() {
    return index;
  }

  /** What gives rows to videos that came later; null where training learnt nothing about that. */
  public @Nullable ColdFactors coldFactors() {
    return coldFactors;
  }

  /** Frees the memory; a second call does nothing. */
  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }

  private static Gramian gramian(MappedFile file, int rank) {
    double[] values = new double[rank * rank];
    MemorySegment rows = file.buffers("row.item.data").getFirst();
    MemorySegment.copy(rows, ValueLayout.JAVA_DOUBLE_UNALIGNED, 0, values, 0, values.length);
    return new Gramian(rank, values);
  }

  private static NeighbourLists neighbours(MappedFile file) {
    return new NeighbourLists(
        file.batchStarts(),
        file.buffers("neighbours.offset"),
        file.buffers("neighbours.item.videoIndex.data"),
        file.buffers("neighbours.item.weight.data"));
  }
}
