package io.reeltime.ingest.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * The body of an answer: the sums, and what became of each record that is listed.
 *
 * @param omitted duplicates and rejections beyond the most that are listed
 */
record IngestAnswer(RecordKind kind, Tally tally, List<Listed> listed, long omitted) {

  byte[] toJson() {
    return Json.object(this::writeMembers);
  }

  void writeMembers(JsonGenerator out) throws IOException {
    tally.writeFields(out);
    if (omitted > 0) {
      out.writeNumberField("omitted", omitted);
    }
    out.writeArrayFieldStart("results");
    for (Listed record : listed) {
      record.write(kind, out);
    }
    out.writeEndArray();
  }
}
