package io.reeltime.training.interactions;

import java.io.Serializable;

/**
 * The indexes of a chunk's ids.
 *
 * @param users by place in the chunk's user ids
 * @param videos by place in the chunk's video ids
 */
record ChunkIndexes(int[] users, int[] videos) implements Serializable {}
