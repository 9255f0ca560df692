package io.reeltime.ingest.body;

import java.io.IOException;

/** A body over one of its limits: names what was found and what was expected. */
public final class BodyTooLargeException extends IOException {
  public BodyTooLargeException(String found, String expected) {
    super("found " + found + ", expected " + expected);
  }
}
