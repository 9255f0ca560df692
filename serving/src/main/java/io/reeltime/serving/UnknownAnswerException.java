package io.reeltime.serving;

/** An answer that is asked about and not remembered. */
public final class UnknownAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownAnswerException(String message) {
    super(message);
  }
}
