/**
 * The catalogue as of now, laid out for the questions that a request asks of a hundred thousand
 * videos: primitive columns of the snapshot, made once when it is loaded, and what the log has put
 * since.
 *
 * <p>Each state of a video is a row that never changes. A put appends a row and then moves the
 * video to it with one write, so a reader needs no lock, never sees half a video, and knows of a
 * takedown as soon as the log is applied.
 *
 * <p>Way in: {@link io.reeltime.serving.catalogue.LiveCatalogue}. May import {@code serving.rule},
 * {@code data.event} and {@code data.snapshot}.
 */
@NullMarked
package io.reeltime.serving.catalogue;

import org.jspecify.annotations.NullMarked;
