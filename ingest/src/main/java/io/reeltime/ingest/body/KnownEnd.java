package io.reeltime.ingest.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Input that says "nothing available" only at its end. The JDK's gzip reader asks for it to learn
 * whether another member follows; of a body that is still arriving, it would lose the rest.
 */
final class KnownEnd extends PushbackInputStream {
  KnownEnd(InputStream in) {
    super(in);
  }

  @Override
  public int available() throws IOException {
    int next = read();
    if (next < 0) {
      return 0;
    }
    unread(next);
    return 1;
  }
}
