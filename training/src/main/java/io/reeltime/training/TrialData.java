package io.reeltime.training;

import io.reeltime.training.interactions.HeldOut;
import io.reeltime.training.interactions.TrainingData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the trials of a search get their data from. */
interface TrialData {

  /** What a trial fits on and is measured with. */
  record Split(TrainingData train, HeldOut valid) {}

  /** What tells this data from other, by key. */
  Map<String, String> identity();

  /** What makes figures on it say less than they seem to. */
  List<String> warnings();

  /**
   * Checks that a half-life makes a difference.
   *
   * @throws IllegalArgumentException if no interaction has a time
   */
  void requireTimes();

  /** The data as a half-life makes it; null: as the search found it. */
  Split split(@Nullable Duration halfLife);
}
