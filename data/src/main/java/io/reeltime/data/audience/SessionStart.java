package io.reeltime.data.audience;

import java.time.Instant;

/** A user opening the app. */
public record SessionStart(int userIndex, Instant start) {}
