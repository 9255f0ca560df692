package io.reeltime.training.als;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;

/** What Spark's tasks computed, in the order in which they ended, and what they computed again. */
final class TaskLog extends SparkListener {
  /** What a task computes; the same when its stage is submitted again. */
  record Part(int rdd, int partition) {}

  /**
   * A task that succeeded.
   *
   * @param line of the source that asked for it
   */
  record Task(Part part, String line) {}

  /**
   * A task that computed what another had computed before.
   *
   * @param becauseOfALoss whether the other one's executor was gone by then
   */
  record Repetition(Task task, boolean becauseOfALoss) {}

  private final Map<Integer, StageInfo> stages = new HashMap<>();
  private final List<Task> tasks = new ArrayList<>();
  private final Map<Part, String> executors = new HashMap<>();
  private final Set<String> lost = new HashSet<>();
  private final List<Repetition> repetitions = new ArrayList<>();
  private int added;

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    stages.put(submitted.stageInfo().stageId(), submitted.stageInfo());
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.reason().equals(Success$.MODULE$)) {
      StageInfo stage = Objects.requireNonNull(stages.get(end.stageId()));
      Part part = new Part(stage.rddInfos().head().id(), end.taskInfo().partitionId());
      Task task = new Task(part, stage.name());
      tasks.add(task);
      String before = executors.put(part, end.taskInfo().executorId());
      if (before != null) {
        repetitions.add(new Repetition(task, lost.contains(before)));
      }
    }
  }

  @Override
  public synchronized void onExecutorAdded(SparkListenerExecutorAdded executor) {
    added++;
  }

  @Override
  public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved executor) {
    lost.add(executor.executorId());
  }

  /** Since this log began to listen. */
  synchronized int executorsAdded() {
    return added;
  }

  synchronized List<Task> tasks() {
    return List.copyOf(tasks);
  }

  synchronized List<Repetition> repetitions() {
    return List.copyOf(repetitions);
  }
}
