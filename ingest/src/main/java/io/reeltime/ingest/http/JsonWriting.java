package io.reeltime.ingest.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes members of an object, or values. */
@FunctionalInterface
interface JsonWriting {
  JsonWriting NOTHING = _ -> {};

  void write(JsonGenerator out) throws IOException;
}
