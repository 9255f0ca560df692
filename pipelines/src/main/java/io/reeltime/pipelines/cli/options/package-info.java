/**
 * Options that several commands take, as Picocli mixins: one class per group.
 *
 * <p>May import every package of {@code pipelines} but those of its commands.
 */
@NullMarked
package io.reeltime.pipelines.cli.options;

import org.jspecify.annotations.NullMarked;
