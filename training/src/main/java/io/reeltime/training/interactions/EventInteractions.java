package io.reeltime.training.interactions;

import java.time.Instant;

/**
 * What the event table says, whole and split in time; the three share one index space.
 *
 * @param all every interaction, strengths decayed relative to {@code latestEvent}
 * @param beforeCut what was known at the cut, strengths decayed relative to {@code cut}
 * @param afterCut positive pairs first met at the cut or later: the holdout
 * @param trending popularity with a half-life of a day, per video
 * @param latestEvent time of the newest event
 * @param cut end of the training part of the split
 */
public record EventInteractions(
    TrainingData all,
    TrainingData beforeCut,
    HeldOut afterCut,
    float[] trending,
    Instant latestEvent,
    Instant cut) {}
