/**
 * Who may see what: everything that keeps a video out of one answer, as one question about its
 * index. Visible and not taken down, allowed in the region, not excluded, not seen by the user, and
 * within the request's rule.
 *
 * <p>Way in: {@link io.reeltime.serving.eligibility.RequestEligibility}. May import {@code
 * serving.rule}, {@code serving.catalogue} and {@code serving.retrieval}.
 */
@NullMarked
package io.reeltime.serving.eligibility;

import org.jspecify.annotations.NullMarked;
