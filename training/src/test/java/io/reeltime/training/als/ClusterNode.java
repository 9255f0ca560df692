package io.reeltime.training.als;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Main of a cluster's JVM: ends with its standard input, so that it never outlives the test. */
final class ClusterNode {
  private static final int PARENT_DIED = 3;

  private ClusterNode() {}

  /** Runs the main of the class that the first argument names. */
  public static void main(String[] arguments)
      throws ClassNotFoundException,
          NoSuchMethodException,
          IllegalAccessException,
          InvocationTargetException {
    Thread.ofPlatform().daemon().start(ClusterNode::endWithParent);
    Class.forName(arguments[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void endWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.err.println("standard input broke, taken as the parent's end: " + e);
    }
    Runtime.getRuntime().halt(PARENT_DIED);
  }
}
