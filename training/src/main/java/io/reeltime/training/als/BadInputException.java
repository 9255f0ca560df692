package io.reeltime.training.als;

import org.jspecify.annotations.Nullable;

/** Ratings or a parameter that no fit can begin with: names it, what was found and expected. */
public final class BadInputException extends IllegalArgumentException {
  BadInputException(String name, Object found, String expected) {
    super(name + ": found " + found + ", expected " + expected);
  }

  private BadInputException(String message, Throwable cause) {
    super(message, cause);
  }

  static void require(boolean holds, String name, Object found, String expected) {
    if (!holds) {
      throw new BadInputException(name, found, expected);
    }
  }

  /**
   * What a task said about its input or its factors, out of Spark's wrapping; else the wrapping.
   */
  static RuntimeException unwrapped(Exception failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BadInputException badInput) {
        return new BadInputException(String.valueOf(badInput.getMessage()), failure);
      }
      if (cause instanceof ArithmeticException notFinite) {
        ArithmeticException same = new ArithmeticException(notFinite.getMessage());
        same.initCause(failure);
        return same;
      }
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("ReelALS: Spark gave up: " + failure.getMessage(), failure);
  }
}
