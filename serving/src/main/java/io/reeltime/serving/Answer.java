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
 * @param tookMicros time spent making it, without waiting and network
 * @param items from the best on
 */
public record Answer(
    String requestId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String userId,
    @Nullable SnapshotVersion snapshotVersion,
    @Nullable Fallback fallback,
    long tookMicros,
    List<RecommendedVideo> items) {}
