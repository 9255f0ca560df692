package io.reeltime.ingest.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reeltime.ingest.IngestResult;
import io.reeltime.ingest.RecordResult;
import java.io.IOException;

/** How many records had which outcome. */
record Tally(long accepted, long duplicates, long rejected) {
  static final Tally NONE = new Tally(0, 0, 0);

  static Tally of(IngestResult result) {
    int accepted = 0;
    int duplicates = 0;
    int rejected = 0;
    for (RecordResult record : result.results()) {
      switch (record) {
        case RecordResult.Accepted _ -> accepted++;
        case RecordResult.Duplicate _ -> duplicates++;
        case RecordResult.Rejection _ -> rejected++;
      }
    }
    return new Tally(accepted, duplicates, rejected);
  }

  Tally plus(Tally other) {
    return new Tally(
        accepted + other.accepted, duplicates + other.duplicates, rejected + other.rejected);
  }

  long total() {
    return accepted + duplicates + rejected;
  }

  void writeFields(JsonGenerator out) throws IOException {
    out.writeNumberField("accepted", accepted);
    out.writeNumberField("duplicates", duplicates);
    out.writeNumberField("rejected", rejected);
  }
}
