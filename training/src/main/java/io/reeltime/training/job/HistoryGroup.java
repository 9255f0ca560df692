package io.reeltime.training.job;

import java.util.Map;

/**
 * How a model did for the users of whom the training data knows about as much.
 *
 * @param fewest training interactions of a user in it
 * @param most training interactions of a user in it
 * @param users in it
 * @param metrics of the model
 * @param popularity the same metrics of recommending what is popular
 */
public record HistoryGroup(
    int fewest, int most, int users, Map<String, Double> metrics, Map<String, Double> popularity) {}
