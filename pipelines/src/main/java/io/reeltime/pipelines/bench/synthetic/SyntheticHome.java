package io.reeltime.pipelines.bench.synthetic;

import io.reeltime.data.blend.BlendedItems;
import io.reeltime.data.factors.FactorMatrix;
import io.reeltime.data.factors.Gramian;
import io.reeltime.data.factors.ImplicitObjective;
import io.reeltime.data.factors.RowSolver;
import io.reeltime.data.linear.Workers;
import io.reeltime.data.preference.PreferenceWeights;
import io.reeltime.data.retrieval.SyntheticFactors;
import io.reeltime.data.snapshot.EvaluationReport;
import io.reeltime.data.snapshot.Manifest;
import io.reeltime.data.snapshot.SnapshotContent;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.data.snapshot.UserHistory;
import io.reeltime.data.snapshot.Watermark;
import io.reeltime.pipelines.bench.vectors.VectorFile;
import io.reeltime.pipelines.bench.vectors.VectorSet;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Publishes a synthetic model as champion of a home, and computes what its users' exact best videos
 * are.
 *
 * <p>The factors lie off-heap for as long as that takes; everything else is made row by row. The
 * largest, 10 million x 128, needs 5.1 GB for it, and as much again on disk.
 */
public final class SyntheticHome {
  /** What a history of usual length weighs beside the videos that were not seen. */
  private static final double UNOBSERVED = 20;

  private static final int VIDEOS_PER_TOPIC = 18;
  private static final int LEAST_TOPICS = 10;
  private static final int MOST_TOPICS = 4_000;
  private static final double REGULARIZATION = 0.01;

  private final SyntheticSettings settings;
  private final SyntheticCatalogue catalogue;

  public SyntheticHome(SyntheticSettings settings) {
    this.settings = settings;
    this.catalogue = new SyntheticCatalogue(settings.videos(), settings.now(), settings.seed());
  }

  /** Id of a user of any synthetic home. */
  public static String userId(int user) {
    return SyntheticAudience.userId(user);
  }

  /** Id of a video of any synthetic home. */
  public static String videoId(int video) {
    return SyntheticCatalogue.videoId(video);
  }

  /** Whether the factors are written a second time, as a peer reads them. */
  public enum Copies {
    NONE,
    FOR_PEERS
  }

  /**
   * Publishes and promotes.
   *
   * @param models folder of the home's snapshots
   * @param vectors folder for the users' vectors and the copies
   */
  public PublishedHome publish(Path models, Path vectors, Copies copies) throws IOException {
    Files.createDirectories(vectors);
    try (Arena arena = Arena.ofShared();
        Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      SyntheticFactors world = new SyntheticFactors(topics(), settings.rank(), settings.seed());
      FactorMatrix factors = world.rows(settings.videos(), arena);
      SyntheticAudience audience =
          new SyntheticAudience(factors, world.queries(settings.users(), arena), settings.seed());
      BlendedItems model =
          BlendedItems.ofFactors(factors, diagonal(Gramian.of(factors)), objective());
      long started = System.nanoTime();
      SnapshotVersion version = publish(models, model, audience);
      double seconds = (System.nanoTime() - started) / 1e9;
      List<Questions> questions = questions(model, audience, workers);
      return new PublishedHome(
          version, seconds, questions, vectors(vectors, factors, questions, copies));
    }
  }

  private int topics() {
    return Math.clamp(settings.videos() / VIDEOS_PER_TOPIC, LEAST_TOPICS, MOST_TOPICS);
  }

  private SnapshotVersion publish(Path models, BlendedItems model, SyntheticAudience audience) {
    SnapshotStore store = new SnapshotStore(models);
    SnapshotVersion version =
        store.publish(
            new SnapshotContent(
                settings.now(),
                lineage(),
                PreferenceWeights.defaults(),
                catalogue.items(),
                model,
                audience.entries(),
                new EvaluationReport("none: synthetic", 0, 0, Map.of(), Map.of())));
    store.promote(version);
    return version;
  }

  private Manifest.Lineage lineage() {
    return new Manifest.Lineage(
        "synthetic",
        new Watermark("", 0, 0, 0, settings.now()),
        Map.of("rank", "" + settings.rank()),
        "",
        settings.seed(),
        null);
  }

  /** Unobserved videos weigh as much together, however many there are. */
  private ImplicitObjective objective() {
    return new ImplicitObjective(
        UNOBSERVED * settings.rank() / settings.videos(),
        1,
        REGULARIZATION,
        1,
        ImplicitObjective.Formulation.RENDLE,
        ImplicitObjective.RegularizationCount.OBSERVED);
  }

  /** ReelALS leaves the factors in the axes of their Gramian; a draw does so up to its noise. */
  private static Gramian diagonal(Gramian gramian) {
    double[] values = new double[gramian.values().length];
    for (int axis = 0; axis < gramian.rank(); axis++) {
      int at = axis * gramian.rank() + axis;
      values[at] = gramian.values()[at];
    }
    return new Gramian(gramian.rank(), values);
  }

  private List<Questions> questions(
      BlendedItems model, SyntheticAudience audience, Workers workers) {
    CategoryShares shares = new CategoryShares(catalogue);
    List<CategoryRule> rules = settings.percents().stream().map(shares::passing).toList();
    List<AskedUser> users = askedUsers(model, audience);
    return new ExactAnswers(model.factors(), catalogue, users, settings.k()).of(rules, workers);
  }

  private List<AskedUser> askedUsers(BlendedItems model, SyntheticAudience audience) {
    RowSolver solver = new RowSolver(model.factors(), model.gramian(), model.objective());
    List<AskedUser> users = new ArrayList<>();
    for (int i = 0; i < settings.asked(); i++) {
      int user = (int) ((long) i * settings.users() / settings.asked());
      UserHistory history = audience.history(user);
      float[] vector = new float[settings.rank()];
      solver.solve(history.videoIndexes(), history.strengths(), history.size(), vector);
      users.add(new AskedUser(SyntheticAudience.userId(user), vector, history.videoIndexes()));
    }
    return users;
  }

  private VectorSet vectors(
      Path folder, FactorMatrix factors, List<Questions> questions, Copies copies)
      throws IOException {
    VectorSet set =
        new VectorSet(
            folder.resolve("factors.f32"),
            folder.resolve("categories.i8"),
            folder.resolve("queries.f32"),
            settings.videos(),
            settings.rank(),
            settings.asked(),
            settings.k());
    List<AskedUser> users = questions.getFirst().users();
    VectorFile.write(set.queryVectors(), users.stream().map(AskedUser::vector).toList());
    Files.write(set.categories(), categories());
    if (copies == Copies.FOR_PEERS) {
      VectorFile.write(set.factors(), factors.values());
    }
    return set;
  }

  private byte[] categories() {
    byte[] categories = new byte[settings.videos()];
    for (int video = 0; video < categories.length; video++) {
      categories[video] = (byte) catalogue.category(video);
    }
    return categories;
  }
}
