package io.reeltime.pipelines.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeltime.training.job.Measurement;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingReportTest {

  @Test
  void saysWhereThePeersLossWasNotReached() {
    TrainingReport report =
        new TrainingReport(List.of(figure("seconds/epoch", 2), toTheLoss(Double.NaN)));
    assertThat(report.reachesThePeersLoss()).isFalse();
    assertThat(table(report)).containsPattern("epochs to MLlib's loss +not reached epochs +5.0000");
  }

  @Test
  void isContentWhereItWas() {
    TrainingReport report = new TrainingReport(List.of(toTheLoss(4), figure("other", Double.NaN)));
    assertThat(report.reachesThePeersLoss()).isTrue();
    assertThat(table(report)).containsPattern("epochs to MLlib's loss +4.0000 epochs +5.0000");
  }

  private static Measurement toTheLoss(double epochs) {
    return new Measurement("case", "epochs to MLlib's loss", "epochs", epochs, "MLlib ALS", 5.0);
  }

  private static Measurement figure(String metric, double value) {
    return Measurement.alone("case", metric, "s", value);
  }

  private static String table(TrainingReport report) {
    StringWriter text = new StringWriter();
    report.printTable(new PrintWriter(text));
    return text.toString();
  }
}
