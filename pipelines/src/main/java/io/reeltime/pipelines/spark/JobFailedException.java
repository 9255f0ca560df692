package io.reeltime.pipelines.spark;

/** A Spark job that did not do its work: says why and where its log is. */
public final class JobFailedException extends RuntimeException {
  public JobFailedException(String message) {
    super(message);
  }

  public JobFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
