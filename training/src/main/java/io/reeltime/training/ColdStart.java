package io.reeltime.training;

import io.reeltime.data.content.ColdFactors;
import io.reeltime.data.content.ContentModel;
import io.reeltime.data.event.Video;
import io.reeltime.data.snapshot.EvaluationReport;
import io.reeltime.training.content.ColdRows;
import io.reeltime.training.content.ContentFit;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.model.ServableModel;
import io.reeltime.training.progress.ProgressListener;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a training run does for videos that no one has watched: learns rows from embeddings and
 * creators, and fills those of the catalogue.
 *
 * @param content what was learnt; null where there was nothing to learn from
 * @param report evaluation, with {@code cold.*} metrics beside the model's
 */
record ColdStart(@Nullable ContentModel content, EvaluationReport report) {

  /**
   * Learns, and fills the model's rows of zeroes in place.
   *
   * @param model fitted on {@code data}, not yet seen by anyone else
   * @param catalogue what is known of videos
   * @param seed decides which videos are held out
   */
  static ColdStart of(
      ServableModel model,
      TrainingData data,
      Map<String, Video> catalogue,
      long seed,
      EvaluationReport report,
      ProgressListener progress) {
    IntFunction<Video> videos =
        index -> {
          String videoId = data.videoIds().get(index);
          return catalogue.getOrDefault(videoId, Video.unknown(videoId));
        };
    ContentModel content = ContentFit.of(model.items(), data, videos, seed);
    if (content == null) {
      return new ColdStart(null, report);
    }
    int filled = ColdRows.fill(model.items().rows(), data, videos, ColdFactors.of(content));
    Map<String, Double> metrics = content.report().metrics();
    progress.at(
        1,
        String.format(
            Locale.ROOT,
            "rows for %,d videos without likes; AUC on held-out videos %.3f, of their popularity"
                + " %.3f",
            filled,
            metrics.get("auc"),
            metrics.get("popularity.auc")));
    return new ColdStart(content, report.metrics().isEmpty() ? report : with(metrics, report));
  }

  private static EvaluationReport with(Map<String, Double> cold, EvaluationReport report) {
    Map<String, Double> metrics = new HashMap<>(report.metrics());
    Map<String, Map<String, Double>> baselines = new HashMap<>(report.baselines());
    Map<String, Double> popularity = new HashMap<>(baselines.getOrDefault("popularity", Map.of()));
    cold.forEach((name, value) -> {
      if (name.startsWith("popularity.")) {
        popularity.put("cold." + name.substring("popularity.".length()), value);
      } else if (!name.equals("users")) {
        metrics.put("cold." + name, value);
      }
    });
    baselines.put("popularity", popularity);
    return new EvaluationReport(
        report.split(), report.users(), report.heldOut(), metrics, baselines);
  }
}
