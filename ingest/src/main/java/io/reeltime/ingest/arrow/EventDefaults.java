package io.reeltime.ingest.arrow;

import java.time.InstantSource;
import java.util.function.Supplier;

/** What an event gets that leaves it out. */
record EventDefaults(InstantSource clock, Supplier<String> newEventId) {}
