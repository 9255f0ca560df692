package io.reeltime.ingest.body;

import java.io.IOException;

/** The sender went away before the end of the body. */
public final class BodyAbortedException extends IOException {
  BodyAbortedException(String reason) {
    super(reason);
  }
}
