/** Placeholder. */
@org.jspecify.annotations.NullMarked
package io.reeltime.data;
