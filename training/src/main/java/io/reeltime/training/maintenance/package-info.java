/**
 * Keeps the lake's tables small and quick to read: compaction, snapshot expiry, orphan removal,
 * beside an ingest that goes on writing.
 *
 * <p>Way in: {@link io.reeltime.training.maintenance.TableMaintenance}. May import {@code
 * training.job} and {@code data}.
 */
@NullMarked
package io.reeltime.training.maintenance;

import org.jspecify.annotations.NullMarked;
