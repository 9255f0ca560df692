package io.reeltime.ingest.http;

import io.reeltime.ingest.IngestResult;

/** How a long body is answered. Used by one thread. */
interface StreamReport {

  /** What became of the next records; they are durable. */
  void add(IngestResult result);

  /** Every record has been answered. */
  void end();

  /** No further record is stored; those before stay. */
  void fail(Problem problem);

  /** The problem, with how far the body was stored before it. */
  static Problem after(Tally tally, Problem problem) {
    String stored =
        tally.total() == 0
            ? ". Nothing was stored"
            : ". The "
                + tally.total()
                + " records before were answered as counted here, and what was accepted stays;"
                + " events with ids can be sent again";
    Problem told =
        new Problem(
            problem.status(),
            problem.title(),
            problem.detail() + stored,
            problem.retryAfter(),
            problem.members());
    return told.with(tally::writeFields);
  }
}
