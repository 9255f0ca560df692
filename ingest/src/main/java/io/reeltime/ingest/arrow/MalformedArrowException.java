package io.reeltime.ingest.arrow;

import java.io.IOException;

/** A body that is not an Arrow stream of events; nothing of its record batch was handed out. */
public final class MalformedArrowException extends IOException {
  MalformedArrowException(String message) {
    super(message);
  }

  MalformedArrowException(String message, Throwable cause) {
    super(message, cause);
  }
}
