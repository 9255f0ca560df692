package io.reeltime.serving.pool;

import io.reeltime.data.retrieval.ItemIndex;
import io.reeltime.data.retrieval.Search;
import java.util.ArrayList;
import java.util.List;

/** Runs the scans of one thread's turn: those over the same index share a pass. */
final class SharedPasses {
  private final List<Submission<?>> same = new ArrayList<>();
  private final List<Scan> scans = new ArrayList<>();
  private final Search[] room;

  SharedPasses(int most) {
    this.room = new Search[most];
  }

  /** After a swap there may be scans over two indexes, hardly ever over more. */
  void run(List<Submission<?>> turn) {
    for (int first = 0; first < turn.size(); first++) {
      Scan scan = turn.get(first).scan();
      if (scan != null && isFirstOver(scan.index(), turn, first)) {
        runOver(scan.index(), turn);
      }
    }
  }

  private void runOver(ItemIndex index, List<Submission<?>> turn) {
    for (Submission<?> submission : turn) {
      Scan scan = submission.scan();
      if (scan != null && scan.index() == index) {
        same.add(submission);
        scans.add(scan);
      }
    }
    try {
      if (scans.size() == 1) {
        scans.getFirst().run();
      } else {
        Scan.runAsOne(scans, room);
      }
    } catch (Throwable e) {
      same.forEach(submission -> submission.fail(e));
    } finally {
      same.clear();
      scans.clear();
    }
  }

  private static boolean isFirstOver(ItemIndex index, List<Submission<?>> turn, int place) {
    for (int before = 0; before < place; before++) {
      Scan scan = turn.get(before).scan();
      if (scan != null && scan.index() == index) {
        return false;
      }
    }
    return true;
  }
}
