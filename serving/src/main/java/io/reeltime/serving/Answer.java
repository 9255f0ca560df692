package io.reeltime.serving;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.reeltime.data.snapshot.SnapshotVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer, made from exactly one snapshot.
 *
 * @param requestId UUIDv7, to be sent back with the events that the answer leads to
 * @param userId whom it is for; null when it is for nobody in particular
 * @param snapshotVersion that it was made from; null before the first
 * @param fallback why factors did not make it; null when they did
 * @param partial whether the deadline cut the search short: the best of what was looked at
 * @param behind whether it may lack what was durable when it was asked for
 * @param reason why there is no video; null when there is one
 * @param cursor of the next page; null where there are no pages
 * @param tookMicros time spent making it, without waiting and network
 * @param items from the best on
 */
public record Answer(
    String requestId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String userId,
    @Nullable SnapshotVersion snapshotVersion,
    @Nullable Fallback fallback,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean partial,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean behind,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cursor,
    long tookMicros,
    List<RecommendedVideo> items) {}
