/**
 * The search over hyper-parameters: which settings get how many epochs, and what is known of them
 * after a crash.
 *
 * <p>Way in: {@link io.reeltime.training.tune.Search}. May import {@code training.job}; knows no
 * model and no data.
 */
@NullMarked
package io.reeltime.training.tune;

import org.jspecify.annotations.NullMarked;
