package io.reeltime.serving;

/** Is told of every answer; called by the threads that answer, so it must be quick and safe. */
public interface AnswerObserver {
  /** For nobody. */
  AnswerObserver NONE =
      new AnswerObserver() {
        @Override
        public void spent(Stage stage, long nanos) {}

        @Override
        public void answered(Answer answer, long nanos) {}
      };

  /** A stage of an answer took so long. */
  void spent(Stage stage, long nanos);

  /** An answer was made, this long after it had been asked for. */
  void answered(Answer answer, long nanos);
}
