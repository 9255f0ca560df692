package io.reeltime.training.als;

import io.reeltime.training.als.engine.AlsBlock;
import io.reeltime.training.als.engine.AlsSettings;
import io.reeltime.training.als.engine.SparseMatrix;
import java.util.Arrays;
import java.util.Iterator;
import scala.Tuple2;

/** Where the rows of one side of a block start: with the factors of a former model, or seeded. */
final class InitialBlock {
  private InitialBlock() {}

  static float[] users(
      SideRows side, Iterator<Tuple2<Integer, FactorRows>> former, AlsSettings settings) {
    return of(side.ids(), side.matrix(), former, settings.rank(), settings.seed());
  }

  static float[] items(
      SideRows side, Iterator<Tuple2<Integer, FactorRows>> former, AlsSettings settings) {
    return of(side.ids(), side.matrix(), former, settings.rank(), ~settings.seed());
  }

  static float[] of(
      int[] ids,
      SparseMatrix rows,
      Iterator<Tuple2<Integer, FactorRows>> former,
      int rank,
      long seed) {
    float[] factors = AlsBlock.initial(ids, rows, rank, seed);
    IdLookup lookup = IdLookup.of(ids);
    former.forEachRemaining(each -> each._2().overwrite(lookup, factors));
    for (int row = 0; row < ids.length; row++) {
      if (rows.length(row) == 0) {
        Arrays.fill(factors, row * rank, (row + 1) * rank, 0f);
      }
    }
    return factors;
  }
}
