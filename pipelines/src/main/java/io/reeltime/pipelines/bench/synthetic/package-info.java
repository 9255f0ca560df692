/**
 * A catalogue of any size with a model and users, as training would have published it: what the
 * benchmarks of serving ask.
 *
 * <p>Way in: {@link io.reeltime.pipelines.bench.synthetic.SyntheticHome}. May import {@code data}.
 */
@NullMarked
package io.reeltime.pipelines.bench.synthetic;

import org.jspecify.annotations.NullMarked;
