/**
 * Bodies as bytes: those that arrive while they are read, and compressed ones with limits on what
 * they expand to.
 *
 * <p>Way in: {@link io.reeltime.ingest.body.ArrivingBody} and {@link
 * io.reeltime.ingest.body.BodyEncoding}. Imports nothing of Reeltime.
 */
@NullMarked
package io.reeltime.ingest.body;

import org.jspecify.annotations.NullMarked;
