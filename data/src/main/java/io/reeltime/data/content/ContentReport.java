package io.reeltime.data.content;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a content model was found and what it is worth on videos that were held out.
 *
 * @param described videos in training whose embedding has the model's length
 * @param otherLengths videos in training whose embedding has another one, which is ignored
 * @param creators with a mean row
 * @param ridge regularisation of the embeddings' regression, as a multiple of the mean variance
 * @param creatorShrinkage videos that the mean of all counts as beside a creator's own
 * @param heldOutVideos on which the metrics were measured
 * @param metrics such as {@code r2.content} (share of the rows' variance that is explained) and
 *     {@code recall@20} among the held-out videos alone; {@code popularity.recall@20} is what their
 *     true popularity, which nobody knows of a new video, would reach
 */
public record ContentReport(
    int described,
    int otherLengths,
    int creators,
    double ridge,
    double creatorShrinkage,
    int heldOutVideos,
    Map<String, Double> metrics) {

  public ContentReport {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }
}
