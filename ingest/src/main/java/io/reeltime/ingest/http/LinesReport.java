package io.reeltime.ingest.http;

import io.reeltime.ingest.IngestResult;
import io.reeltime.ingest.RecordResult;

/**
 * A line per record as soon as it is durable, and a last one with the sums, or with the problem
 * that ended it. A body that fails before its first record is answered with the problem alone.
 */
final class LinesReport implements StreamReport {
  private final Exchange exchange;
  private final RecordKind kind;
  private final BodyFormat format;
  private Tally tally = Tally.NONE;

  LinesReport(Exchange exchange, RecordKind kind, BodyFormat format) {
    this.exchange = exchange;
    this.kind = kind;
    this.format = format;
  }

  @Override
  public void add(IngestResult result) {
    if (tally.total() == 0) {
      exchange.startLines();
    }
    long first = tally.total();
    tally = tally.plus(Tally.of(result));
    exchange.write(
        Json.lines(out -> {
          long index = first;
          for (RecordResult record : result.results()) {
            new Listed(index++, record).write(kind, out);
          }
        }));
  }

  @Override
  public void end() {
    if (tally.total() == 0) {
      exchange.answer(IngestProblems.empty(kind.wireName(), format));
    } else {
      endWith(Json.object(tally::writeFields));
    }
  }

  @Override
  public void fail(Problem problem) {
    Problem told = StreamReport.after(tally, problem);
    if (tally.total() == 0) {
      exchange.answer(told);
    } else {
      endWith(
          Json.object(out -> {
            out.writeObjectFieldStart("problem");
            told.writeFields(out);
            out.writeEndObject();
          }));
    }
  }

  private void endWith(byte[] lastLine) {
    exchange.write(lastLine);
    exchange.write(new byte[] {'\n'});
    exchange.end();
  }
}
