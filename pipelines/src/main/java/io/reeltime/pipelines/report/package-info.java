/**
 * Reports for people: one HTML file each, with its style and its plots inside and nothing from
 * elsewhere, readable in light and dark.
 *
 * <p>Way in: {@link io.reeltime.pipelines.report.EvaluationPage} and {@link
 * io.reeltime.pipelines.report.TuningPage}. May import {@code training.job}.
 */
@NullMarked
package io.reeltime.pipelines.report;

import org.jspecify.annotations.NullMarked;
