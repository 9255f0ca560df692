package io.reeltime.ingest.body;

import java.io.IOException;

/** A compressed body that can't be expanded. */
public final class BrokenEncodingException extends IOException {
  BrokenEncodingException(String encoding, IOException cause) {
    super(
        "Content-Encoding "
            + encoding
            + ": found "
            + (cause.getMessage() == null ? "a broken stream" : cause.getMessage())
            + ", expected a whole "
            + encoding
            + " stream",
        cause);
  }
}
