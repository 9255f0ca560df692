package io.reeltime.training.job;

/**
 * A metric, averaged over users, with 95 % intervals from resampling them.
 *
 * @param value of the model
 * @param low end of the value's interval
 * @param high end of the value's interval
 * @param popularity the same metric of recommending what is popular
 * @param differenceLow end of the interval of the difference to popularity, user by user
 * @param differenceHigh end of the interval of the difference
 */
public record MetricEstimate(
    double value,
    double low,
    double high,
    double popularity,
    double differenceLow,
    double differenceHigh) {}
