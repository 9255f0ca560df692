package io.reeltime.training.job;

import java.util.List;
import java.util.Map;

/**
 * How a model did on one split.
 *
 * @param users users with held-out videos, over whom the metrics are averaged
 * @param heldOut held-out interactions
 * @param metrics by name, such as {@code recall@20}
 * @param groups of users by length of their training history, shortest first
 */
public record SplitEvaluation(
    int users, long heldOut, Map<String, MetricEstimate> metrics, List<HistoryGroup> groups) {}
