/**
 * Spark jobs in a child JVM: started, listened to, timed out, and never outliving us.
 *
 * <p>Way in: {@link io.reeltime.pipelines.spark.SparkChild}. May import {@code training.job}.
 */
@NullMarked
package io.reeltime.pipelines.spark;

import org.jspecify.annotations.NullMarked;
