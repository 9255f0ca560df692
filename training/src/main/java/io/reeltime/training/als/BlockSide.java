package io.reeltime.training.als;

import java.io.Serializable;

/**
 * One side of a block with what the other blocks want of it; does not change while the fit runs.
 *
 * @param rows its ratings
 * @param routes {@code [blocks][]}: of its own rows, by place, those that the same-numbered block
 *     of the other side needs, in the order in which that block has them
 */
record BlockSide(SideRows rows, int[][] routes) implements Serializable {}
