package io.reeltime.pipelines.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What a test needs beside the project: without it the test is skipped and says so. */
final class Needed {
  /** Set where everything is at hand, so that nothing is skipped unnoticed. */
  private static final String NOTHING_SKIPPED = "REELTIME_NOTHING_SKIPPED";

  private Needed() {}

  static void present(boolean present, String what) {
    if (System.getenv(NOTHING_SKIPPED) != null) {
      assertThat(present).as("%s, needed since %s is set", what, NOTHING_SKIPPED).isTrue();
    }
    assumeThat(present).as("skipped: this machine has no %s", what).isTrue();
  }
}
