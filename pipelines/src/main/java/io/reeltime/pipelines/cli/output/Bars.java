package io.reeltime.pipelines.cli.output;

import java.io.Console;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress bars as every command shows them: on a terminal only, never into a file or a pipe. */
public final class Bars {
  private Bars() {}

  public static ProgressBarBuilder named(String task) {
    ProgressBarBuilder bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(500);
    return isTerminal(System.console())
        ? bar
        : bar.setConsumer(new DelegatingProgressBarConsumer(text -> {}));
  }

  private static boolean isTerminal(@Nullable Console console) {
    return console != null && console.isTerminal();
  }
}
