package io.reeltime.pipelines.bench.synthetic;

/**
 * A user whose exact answers are known.
 *
 * @param vector the solved factor
 * @param seen videos of the history, which no answer may hold
 */
public record AskedUser(String userId, float[] vector, int[] seen) {}
