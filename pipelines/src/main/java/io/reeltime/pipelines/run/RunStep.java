package io.reeltime.pipelines.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run.
 *
 * @param name {@code watermark}, {@code train}, {@code gate}, {@code promote} or {@code truncate}
 * @param startedAt when it began
 * @param finishedAt when it ended; null while it runs
 * @param detail what came out, in words
 */
public record RunStep(
    String name, Instant startedAt, @Nullable Instant finishedAt, String detail) {}
