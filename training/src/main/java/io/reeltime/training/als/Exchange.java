package io.reeltime.training.als;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/**
 * Which factors travel: those that another block needs, once each, and none to the block itself.
 */
final class Exchange {
  private Exchange() {}

  /** The messages of one block to all others, made as they are asked for. */
  static Iterator<Tuple2<Integer, FactorMessage>> send(
      int source, int[][] routes, float[] factors, int rank) {
    List<Piece> pieces = new ArrayList<>();
    int rowsPerPiece = Math.max(1, FactorMessage.LONGEST / rank);
    for (int block = 0; block < routes.length; block++) {
      for (int from = 0; block != source && from < routes[block].length; from += rowsPerPiece) {
        pieces.add(new Piece(block, from, Math.min(from + rowsPerPiece, routes[block].length)));
      }
    }
    return pieces.stream()
        .map(piece -> new Tuple2<>(piece.block(), piece.message(source, routes, factors, rank)))
        .iterator();
  }

  /** The factors that a block needs, from its own and from what it was sent. */
  static float[] receive(
      int block,
      SideRows rows,
      int[] ownRoute,
      float[] ownFactors,
      Iterator<Tuple2<Integer, FactorMessage>> messages,
      int rank) {
    float[] needed = new float[Math.multiplyExact(rows.neededIds().length, rank)];
    gather(ownFactors, ownRoute, 0, ownRoute.length, needed, rows.neededStarts()[block], rank);
    messages.forEachRemaining(each -> {
      FactorMessage message = each._2();
      int row = rows.neededStarts()[message.source()] + message.firstRow();
      System.arraycopy(message.values(), 0, needed, row * rank, message.values().length);
    });
    return needed;
  }

  private static void gather(
      float[] factors, int[] places, int from, int to, float[] into, int firstRow, int rank) {
    for (int place = from; place < to; place++) {
      System.arraycopy(factors, places[place] * rank, into, (firstRow + place - from) * rank, rank);
    }
  }

  private record Piece(int block, int from, int to) {
    FactorMessage message(int source, int[][] routes, float[] factors, int rank) {
      float[] values = new float[(to - from) * rank];
      gather(factors, routes[block], from, to, values, 0, rank);
      return new FactorMessage(source, from, values);
    }
  }
}
