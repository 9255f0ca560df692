/**
 * The contract between {@code pipelines} and the Spark child JVM: what a job is asked, and the
 * lines it prints while it runs.
 *
 * <p>Way in: {@link io.reeltime.training.job.JobRequest}. The only package of this module that
 * others import; it must not import Spark, nor anything else of {@code training}.
 */
@NullMarked
package io.reeltime.training.job;

import org.jspecify.annotations.NullMarked;
