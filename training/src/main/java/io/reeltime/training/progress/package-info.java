/**
 * How far a job is: each stage reports its own share, the job reports the whole.
 *
 * <p>Way in: {@link io.reeltime.training.progress.JobProgress}. May import {@code training.job}.
 */
@NullMarked
package io.reeltime.training.progress;

import org.jspecify.annotations.NullMarked;
