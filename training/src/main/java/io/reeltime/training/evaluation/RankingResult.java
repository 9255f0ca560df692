package io.reeltime.training.evaluation;

import java.util.Map;

/**
 * Metrics of a model on a holdout.
 *
 * @param users users with held-out videos, over whom the metrics are averaged
 * @param heldOut held-out interactions
 * @param metrics by name, such as {@code recall@20}; empty when no user has held-out videos
 */
public record RankingResult(int users, long heldOut, Map<String, Double> metrics) {}
