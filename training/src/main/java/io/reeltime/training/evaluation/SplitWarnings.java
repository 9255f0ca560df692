package io.reeltime.training.evaluation;

import io.reeltime.training.interactions.HeldOut;
import io.reeltime.training.interactions.TrainingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What makes the figures of a split say less than they seem to. */
public final class SplitWarnings {
  private SplitWarnings() {}

  /**
   * What is wrong with a split, in words; empty if nothing is.
   *
   * @param split its name, {@code valid} or {@code test}
   * @param heldOut the split
   * @param training the training split
   */
  public static List<String> of(String split, HeldOut heldOut, TrainingData training) {
    List<String> warnings = new ArrayList<>();
    int repeated = repeated(heldOut, training);
    if (repeated > 0 && repeated == heldOut.interactions()) {
      warnings.add(
          "%s: all %d interactions are in the training split too; are they the same file?"
              .formatted(split, repeated));
    } else if (repeated > 0) {
      warnings.add(
          "%s: %d of %d interactions are in the training split too; they are masked, so they count as misses"
              .formatted(split, repeated, heldOut.interactions()));
    }
    int unknownUsers = unknownUsers(heldOut, training);
    if (unknownUsers > 0) {
      warnings.add(
          "%s: %d of %d users have no training interaction; they are ranked by popularity"
              .formatted(split, unknownUsers, heldOut.users()));
    }
    int unknownVideos = unknownVideos(heldOut, training);
    if (unknownVideos > 0) {
      warnings.add(
          "%s: %d of %d interactions are with videos that no one liked in training; they count as misses"
              .formatted(split, unknownVideos, heldOut.interactions()));
    }
    return warnings;
  }

  private static int repeated(HeldOut heldOut, TrainingData training) {
    int count = 0;
    for (int user = 0; user < training.users(); user++) {
      for (int i = heldOut.rowStarts()[user]; i < heldOut.rowStarts()[user + 1]; i++) {
        int place =
            Arrays.binarySearch(
                training.videoIndexes(),
                training.rowStarts()[user],
                training.rowStarts()[user + 1],
                heldOut.videoIndexes()[i]);
        count += place >= 0 ? 1 : 0;
      }
    }
    return count;
  }

  private static int unknownUsers(HeldOut heldOut, TrainingData training) {
    int count = 0;
    for (int user = 0; user < training.users(); user++) {
      boolean unknown = training.rowStarts()[user] == training.rowStarts()[user + 1];
      count += unknown && heldOut.count(user) > 0 ? 1 : 0;
    }
    return count;
  }

  private static int unknownVideos(HeldOut heldOut, TrainingData training) {
    int[] likes = training.positivesByVideo();
    return (int) Arrays.stream(heldOut.videoIndexes()).filter(video -> likes[video] == 0).count();
  }
}
