package io.reeltime.ingest.http;

import io.reeltime.ingest.IngestResult;
import io.reeltime.ingest.RecordResult;
import java.util.ArrayList;
import java.util.List;

/**
 * One answer at the end of the body. Up to {@code mostListed} records each is listed, as of a
 * batch; of more, only duplicates and rejections, and of these so many: memory stays bounded.
 */
final class SummaryReport implements StreamReport {
  private final Exchange exchange;
  private final RecordKind kind;
  private final BodyFormat format;
  private final int mostListed;
  private final List<Listed> listed = new ArrayList<>();
  private Tally tally = Tally.NONE;
  private boolean listsAll;
  private long omitted;

  SummaryReport(
      Exchange exchange, RecordKind kind, BodyFormat format, int mostListed, boolean newsOnly) {
    this.exchange = exchange;
    this.kind = kind;
    this.format = format;
    this.mostListed = mostListed;
    this.listsAll = !newsOnly;
  }

  @Override
  public void add(IngestResult result) {
    long index = tally.total();
    tally = tally.plus(Tally.of(result));
    if (listsAll && tally.total() > mostListed) {
      listsAll = false;
      listed.removeIf(record -> !record.isNews());
    }
    for (RecordResult record : result.results()) {
      list(new Listed(index++, record));
    }
  }

  private void list(Listed record) {
    if (!listsAll && !record.isNews()) {
      return;
    }
    if (listed.size() < mostListed) {
      listed.add(record);
    } else {
      omitted++;
    }
  }

  @Override
  public void end() {
    IngestAnswer answer = new IngestAnswer(kind, tally, listed, omitted);
    if (tally.total() == 0) {
      exchange.answer(IngestProblems.empty(kind.wireName(), format));
    } else if (tally.rejected() == tally.total()) {
      exchange.answer(IngestProblems.allRejected(answer));
    } else {
      exchange.answer(BodyFormat.JSON.mediaType(), answer.toJson());
    }
  }

  @Override
  public void fail(Problem problem) {
    exchange.answer(StreamReport.after(tally, problem));
  }
}
