/**
 * Import of public data sets, through the same validation and log as everything else.
 *
 * <p>Way in: {@link io.reeltime.pipelines.imports.DatasetImport}. May import {@code data}, {@code
 * ingest} and {@code pipelines.client}.
 */
@NullMarked
package io.reeltime.pipelines.imports;

import org.jspecify.annotations.NullMarked;
