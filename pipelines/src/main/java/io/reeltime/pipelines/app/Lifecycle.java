package io.reeltime.pipelines.app;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.home.RunningServer;
import io.reeltime.pipelines.maintenance.MaintenanceScheduler;
import io.reeltime.pipelines.run.TrainingScheduler;
import io.smallrye.config.EnvConfigSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * What this module starts and stops. Ingest opens log and table, and serving its follower, in
 * life-cycles of their own.
 */
@ApplicationScoped
class Lifecycle {
  private final PipelinesConfig config;
  private final Home home;
  private final TrainingScheduler scheduler;
  private final MaintenanceScheduler maintenance;
  private final String listen;

  Lifecycle(
      PipelinesConfig config,
      Home home,
      TrainingScheduler scheduler,
      MaintenanceScheduler maintenance,
      @ConfigProperty(name = "quarkus.http.host") String listen) {
    this.config = config;
    this.home = home;
    this.scheduler = scheduler;
    this.maintenance = maintenance;
    this.listen = listen;
  }

  /** Runs before the port opens: a refused start has served nobody. */
  void start(@Observes StartupEvent event) {
    ListenGuard.refusal(listen, config.apiKey())
        .or(() -> ConfigurationKeys.refusal(settings()))
        .ifPresent(refusal -> {
          throw new IllegalStateException(refusal);
        });
    if (config.schedule().enabled()) {
      scheduler.start();
    }
    if (config.maintenance().enabled()) {
      maintenance.start();
    }
  }

  /** Files and {@code -D}; the environment has keys of other programs, in another spelling. */
  private static Set<String> settings() {
    Set<String> names = new TreeSet<>();
    for (ConfigSource source : ConfigProvider.getConfig().getConfigSources()) {
      if (!(source instanceof EnvConfigSource)) {
        names.addAll(source.getPropertyNames());
      }
    }
    return names;
  }

  void stop(@Observes ShutdownEvent event) {
    RunningServer.withdraw(home);
  }
}
