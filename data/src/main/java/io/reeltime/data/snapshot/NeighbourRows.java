package io.reeltime.data.snapshot;

import io.reeltime.data.blend.NeighbourLists;
import java.io.IOException;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Fills the batches of {@code neighbours.arrow}. */
final class NeighbourRows {
  private final NeighbourLists neighbours;
  private final VideoLists lists;

  NeighbourRows(VectorSchemaRoot root, NeighbourLists neighbours) {
    this.neighbours = neighbours;
    this.lists = new VideoLists(root, "neighbours", "weight", neighbours.videos());
  }

  void writeTo(ArrowBatches batches, BatchLimits limits) throws IOException {
    int row = 0;
    int elements = 0;
    for (int video = 0; video < neighbours.videos(); video++) {
      NeighbourLists.Neighbours list = neighbours.of(video);
      lists.set(row, list.videoIndexes(), list.weights(), "neighbours of video " + video);
      row++;
      elements += list.videoIndexes().length;
      if (limits.isFull(row, elements)) {
        batches.write(row);
        row = 0;
        elements = 0;
      }
    }
    if (row > 0) {
      batches.write(row);
    }
  }
}
