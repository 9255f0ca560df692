package io.reeltime.training.als;

import io.reeltime.training.als.engine.AlsListener;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * What a fit leaves behind.
 *
 * @param users their factors, an element per block, kept by Spark
 * @param items likewise
 * @param epochs of this run; those before the checkpoint it resumed from are missing
 */
record Fitted(
    JavaRDD<FactorRows> users, JavaRDD<FactorRows> items, List<AlsListener.Epoch> epochs) {}
