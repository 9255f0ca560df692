package io.reeltime.pipelines.app;

import io.reeltime.data.log.EventLog;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.ingest.node.IngestNode;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.maintenance.MaintenanceRuns;
import io.reeltime.pipelines.maintenance.MaintenanceScheduler;
import io.reeltime.pipelines.run.RunStore;
import io.reeltime.pipelines.run.StartingPoint;
import io.reeltime.pipelines.run.TrainingPlan;
import io.reeltime.pipelines.run.TrainingRuns;
import io.reeltime.pipelines.run.TrainingSchedule;
import io.reeltime.pipelines.run.TrainingScheduler;
import io.reeltime.pipelines.spark.SparkChild;
import io.reeltime.pipelines.spark.SparkSettings;
import io.reeltime.training.job.MaintenanceRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the beans of this module out of configuration; the only place that knows both. */
@ApplicationScoped
class PipelinesProducer {
  private final PipelinesConfig config;

  PipelinesProducer(PipelinesConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  Home home(@ConfigProperty(name = "reeltime.home", defaultValue = "var") Path folder) {
    return Home.in(folder);
  }

  @Produces
  @Singleton
  RunStore runStore(Home home) {
    return RunStore.open(home.controlDatabase());
  }

  void close(@Disposes RunStore store) {
    store.close();
  }

  @Produces
  @Singleton
  TrainingRuns trainingRuns(Home home, IngestNode ingest, RunStore store) {
    return new TrainingRuns(
        home,
        ingest.log(),
        ingest.writer(),
        new SnapshotStore(home.models()),
        new SparkChild(sparkSettings()),
        plan(),
        store,
        Clock.systemUTC());
  }

  void close(@Disposes TrainingRuns runs) {
    runs.close();
  }

  @Produces
  @Singleton
  TrainingScheduler scheduler(TrainingRuns runs, EventLog log, RunAnnouncer announcer) {
    PipelinesConfig.Schedule schedule = config.schedule();
    return new TrainingScheduler(
        new TrainingSchedule(
            schedule.firstModelEvents(),
            schedule.interval(),
            schedule.newEvents(),
            schedule.shortestPause()),
        runs,
        log,
        announcer,
        Clock.systemUTC());
  }

  void close(@Disposes TrainingScheduler scheduler) {
    scheduler.close();
  }

  @Produces
  @Singleton
  MaintenanceScheduler maintenance(Home home, TrainingRuns training) {
    PipelinesConfig.Maintenance maintenance = config.maintenance();
    MaintenanceRules rules =
        new MaintenanceRules(
            maintenance.fewestFiles(), maintenance.snapshotAge(), maintenance.orphanAge());
    Clock clock = Clock.systemUTC();
    return new MaintenanceScheduler(
        maintenance.interval(),
        new MaintenanceRuns(home, new SparkChild(sparkSettings()), rules, clock),
        () -> training.current().isPresent(),
        clock);
  }

  void close(@Disposes MaintenanceScheduler scheduler) {
    scheduler.close();
  }

  private TrainingPlan plan() {
    PipelinesConfig.Model model = config.model();
    return TrainingPlan.usual(
        ConfiguredModel.of(model),
        ConfiguredWeights.of(model),
        StartingPoint.parse(model.warmStart()));
  }

  private SparkSettings sparkSettings() {
    SparkSettings local = SparkSettings.local(Path.of(System.getProperty("reeltime.root", ".")));
    return new SparkSettings(
        local.javaHome(),
        local.trainingFolder(),
        config.spark().master(),
        config.spark().heapMegabytes().orElse(local.heapMegabytes()),
        config.spark().timeout());
  }
}
