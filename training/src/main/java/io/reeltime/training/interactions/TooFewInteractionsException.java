package io.reeltime.training.interactions;

/** There is not enough data to fit a model on; the message says what was found and expected. */
public final class TooFewInteractionsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TooFewInteractionsException(String message) {
    super(message);
  }
}
