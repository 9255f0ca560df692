package io.reeltime.ingest.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the table writer is doing.
 *
 * @param committedEndOffset the tables hold every record before this log offset
 * @param backlog records in the log that the tables do not hold yet
 * @param lastRound end of the last round that worked, null before the first
 * @param failingSince since when every round has failed, null when the last one worked
 * @param failure why the last round failed, null when it worked
 */
public record TableWriterStatus(
    long committedEndOffset,
    long backlog,
    @Nullable Instant lastRound,
    @Nullable Instant failingSince,
    @Nullable String failure) {}
