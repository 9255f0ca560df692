package io.reeltime.pipelines.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.reeltime.training.job.HistoryGroup;
import io.reeltime.training.job.JobMessage;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.job.MetricEstimate;
import io.reeltime.training.job.ModelParameters;
import io.reeltime.training.job.SearchSpace;
import io.reeltime.training.job.SplitEvaluation;
import io.reeltime.training.job.Trial;
import io.reeltime.training.job.TuningData;
import io.reeltime.training.job.TuningPlan;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final String HOSTILE = "<script>alert(1)</script> & \"quotes\"";
  private static final Pattern DRAWING = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

  @Test
  void anEvaluationIsShownWithIntervalsAndAPlotOfEachSplit() {
    String page = evaluationPage(0.25, "Trained on train.txt.");

    assertThat(page).contains("0.2500", "0.2000 to 0.3000", "+0.1000 to +0.1600");
    assertThat(drawings(page)).hasSize(2);
    assertStandsAlone(page);
  }

  @Test
  void whatComesFromOutsideIsEscaped() {
    assertThat(evaluationPage(0.25, HOSTILE))
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;");
  }

  @Test
  void metricsOfZeroAreDrawnToo() {
    assertStandsAlone(evaluationPage(0, "nothing found"));
  }

  @Test
  void aSearchIsShownWithAPlotOfTheTrialsAndOfEachHyperParameter() {
    ModelParameters model = ModelParameters.defaults("reel-als");
    List<Trial> trials =
        List.of(
            new Trial(
                1, 1, 8, Map.of("rank", 64.0, "half-life", 8.0), Map.of("recall@20", 0.3), 2, null),
            new Trial(0, 0, 4, Map.of("rank", 128.0), Map.of("recall@20", 0.2), 1, null),
            new Trial(2, 0, 4, Map.of("rank", 32.0), Map.of(), 0, HOSTILE));
    JobRequest.Tune request =
        new JobRequest.Tune(
            new TuningData.Splits(Path.of("train"), Path.of("valid"), "adjacency", List.of(), null),
            model,
            SearchSpace.usual("reel-als").with(SearchSpace.HALF_LIFE, "2..64", model),
            new TuningPlan(TuningPlan.Strategy.HALVING, 3, 4, 2, "recall@20", 1),
            Path.of("output"));

    String page = TuningPage.of(request, new JobMessage.Tuned(trials, 0, List.of(HOSTILE)), "here");

    assertThat(drawings(page)).hasSize(1 + request.space().values().size());
    assertThat(page)
        .contains("trial 1, 8 epochs, recall@20 0.3000", ">none<")
        .doesNotContain("<script");
    assertThat(drawings(page).getLast()).contains("trial 1,").doesNotContain("trial 0,");
    assertStandsAlone(page);
  }

  private static String evaluationPage(double value, String origin) {
    SplitEvaluation test =
        new SplitEvaluation(
            9,
            20,
            Map.of("ndcg@20", new MetricEstimate(value, 0.2, 0.3, 0.12, 0.1, 0.16)),
            List.of(
                new HistoryGroup(1, 5, 9, Map.of("ndcg@20", value), Map.of("ndcg@20", value / 2))));
    return EvaluationPage.of(
        ModelParameters.defaults("ease"),
        new JobMessage.Evaluated(Map.of("test", test), 1.5, 9, 30, 100, List.of(HOSTILE)),
        origin);
  }

  /** Loads nothing, runs nothing, and every drawing is well-formed and has a place for each dot. */
  private static void assertStandsAlone(String page) {
    assertThat(page)
        .doesNotContain("src=", "href=", "url(", "@import", "NaN", "Infinity")
        .contains("prefers-color-scheme: dark");
    assertThat(drawings(page))
        .allSatisfy(drawing -> assertThatCode(() -> parse(drawing)).doesNotThrowAnyException());
  }

  private static void parse(String drawing) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(drawing.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> drawings(String page) {
    return DRAWING.matcher(page).results().map(MatchResult::group).toList();
  }
}
