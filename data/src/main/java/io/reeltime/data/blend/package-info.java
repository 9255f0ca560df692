/**
 * The blended score: factors, the spectral low-pass term and item-item neighbours, as one item side
 * and one way to solve and score a user. Serving and offline evaluation both come here, so that
 * what was measured is what is served.
 *
 * <p>Way in: {@link io.reeltime.data.blend.BlendedItems}. May import {@code data.factors}.
 */
@NullMarked
package io.reeltime.data.blend;

import org.jspecify.annotations.NullMarked;
