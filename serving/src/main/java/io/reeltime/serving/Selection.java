package io.reeltime.serving;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The videos chosen for an answer, and why not from factors if so. */
record Selection(@Nullable Fallback fallback, List<Picks.Pick> picks) {}
