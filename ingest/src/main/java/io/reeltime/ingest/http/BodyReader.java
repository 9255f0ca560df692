package io.reeltime.ingest.http;

import io.reeltime.ingest.node.IngestConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;

/** Reads bodies up to the largest allowed size, also those that come in chunks. */
@Singleton
final class BodyReader {
  private final int maxBytes;

  BodyReader(IngestConfig config) {
    this.maxBytes = Math.toIntExact(config.http().maxBody().asLongValue());
  }

  /** Throws a 413 problem if the body is larger than allowed. */
  byte[] read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw IngestProblems.tooLarge("more than " + maxBytes + " bytes", maxBytes);
    }
    return bytes;
  }
}
