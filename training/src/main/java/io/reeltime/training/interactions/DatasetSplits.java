package io.reeltime.training.interactions;

import io.reeltime.data.dataset.DatasetFormat;
import io.reeltime.data.dataset.DatasetLine;
import io.reeltime.data.dataset.DatasetLine.Interaction;
import io.reeltime.data.event.EventType;
import io.reeltime.data.preference.PreferenceWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Given splits of a data set, over one index space of all users and videos in them.
 *
 * <p>An interaction that names no event type counts as one view watched once, whatever its rating,
 * as the literature on implicit feedback does; one that names a type counts by the default {@link
 * PreferenceWeights}, undecayed.
 *
 * @param train what a model may see
 * @param valid validation split, empty for every user when none was given
 * @param test test split, likewise
 */
public record DatasetSplits(TrainingData train, HeldOut valid, HeldOut test) {

  /**
   * Reads the splits.
   *
   * @throws IOException if a file cannot be read or has a broken line; the message names file,
   *     line, field, found and expected
   * @throws TooFewInteractionsException if the training split is empty
   */
  public static DatasetSplits read(
      DatasetFormat format, Path train, @Nullable Path valid, @Nullable Path test)
      throws IOException {
    List<Interaction> training = interactions(format, train);
    List<Interaction> validation = valid == null ? List.of() : interactions(format, valid);
    List<Interaction> testing = test == null ? List.of() : interactions(format, test);
    if (training.isEmpty()) {
      throw new TooFewInteractionsException(train + " holds no interaction");
    }
    Ids ids = Ids.of(List.of(training, validation, testing));
    SparseRows rows = ids.rows(training);
    return new DatasetSplits(
        new TrainingData(
            ids.users.ids(),
            ids.videos.ids(),
            rows.rowStarts(),
            rows.columns(),
            rows.values(),
            rows.times()),
        HeldOut.positivesOf(ids.rows(validation)),
        HeldOut.positivesOf(ids.rows(testing)));
  }

  private record Ids(IdIndex users, IdIndex videos) {

    static Ids of(List<List<Interaction>> splits) {
      Set<String> userIds = new HashSet<>();
      Set<String> videoIds = new HashSet<>();
      for (List<Interaction> split : splits) {
        for (Interaction interaction : split) {
          userIds.add(interaction.userId());
          videoIds.add(interaction.videoId());
        }
      }
      return new Ids(IdIndex.of(userIds), IdIndex.of(videoIds));
    }

    SparseRows rows(List<Interaction> interactions) {
      SparseRows.Builder builder = new SparseRows.Builder(users.size(), interactions.size());
      for (Interaction interaction : interactions) {
        builder.add(
            users.indexOf(interaction.userId()),
            videos.indexOf(interaction.videoId()),
            strength(interaction),
            interaction.timestamp() == null ? 0 : interaction.timestamp().toEpochMilli());
      }
      return builder.build();
    }
  }

  private static float strength(Interaction interaction) {
    EventType type = interaction.type();
    return type == null
        ? 1f
        : (float)
            PreferenceWeights.defaults()
                .strength(type, interaction.watchMillis(), interaction.durationMillis(), 0);
  }

  private static List<Interaction> interactions(DatasetFormat format, Path file)
      throws IOException {
    List<Interaction> interactions = new ArrayList<>();
    try (Stream<DatasetLine> lines = format.read(file)) {
      for (DatasetLine line : (Iterable<DatasetLine>) lines::iterator) {
        switch (line) {
          case Interaction interaction -> interactions.add(interaction);
          case DatasetLine.Broken broken ->
              throw new IOException(
                  "%s, line %d: %s: found %s, expected %s"
                      .formatted(
                          file, broken.line(), broken.field(), broken.found(), broken.expected()));
        }
      }
    }
    return interactions;
  }
}
