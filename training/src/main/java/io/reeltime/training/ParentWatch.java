package io.reeltime.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this JVM when its parent dies: the parent holds the other end of standard input and never
 * writes to it, so the end of the stream means that it is gone.
 */
final class ParentWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ParentWatch.class);
  private static final int PARENT_DIED = 3;

  private ParentWatch() {}

  static void start(InputStream in) {
    Thread.ofPlatform().daemon().name("parent-watch").start(() -> watch(in));
  }

  private static void watch(InputStream in) {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      LOG.warn("standard input broke, taken as the parent's end", e);
    }
    LOG.warn("parent is gone, ending");
    // Not exit: Spark's shutdown hooks could wait for work that no one wants any more.
    Runtime.getRuntime().halt(PARENT_DIED);
  }
}
