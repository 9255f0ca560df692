/**
 * Help with names that people mistype: fields of JSON, keys of the configuration.
 *
 * <p>Way in: {@link io.reeltime.data.naming.NearestName}. Imports nothing of Reeltime.
 */
@NullMarked
package io.reeltime.data.naming;

import org.jspecify.annotations.NullMarked;
