/**
 * Model snapshots: immutable folders of Arrow files, mapped by readers, switched by alias.
 *
 * <p>Way in: {@link io.reeltime.data.snapshot.SnapshotStore}. Training publishes a {@link
 * io.reeltime.data.snapshot.SnapshotContent}; serving opens a {@link
 * io.reeltime.data.snapshot.ModelSnapshot}. May import {@code data.event}, {@code data.factors},
 * {@code data.linear}, {@code data.retrieval}, {@code data.blend}, {@code data.content} and {@code
 * data.preference}.
 */
@NullMarked
package io.reeltime.data.snapshot;

import org.jspecify.annotations.NullMarked;
