package io.reeltime.ingest.node;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.quarkus.runtime.Startup;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.Video;
import io.reeltime.data.log.EventLog;
import io.reeltime.ingest.EventIngest;
import io.reeltime.ingest.VideoIngest;
import io.reeltime.ingest.arrow.ArrowStreams;
import io.reeltime.ingest.flow.Admission;
import io.reeltime.ingest.flow.KeyQuotas;
import io.reeltime.ingest.flow.LastMinute;
import io.reeltime.ingest.json.JsonRecords;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens the node when the application starts, closes it when it ends, and makes its parts beans.
 */
@Startup
@Singleton
public final class IngestBeans {
  private final Clock clock = Clock.systemUTC();
  private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();
  private final IngestConfig config;
  private final File homeFolder;
  private final IngestNode node;

  IngestBeans(
      IngestConfig config, @ConfigProperty(name = "reeltime.home", defaultValue = "var") Path home)
      throws IOException {
    this.config = config;
    this.homeFolder = home.toFile();
    this.node =
        IngestNode.open(
            home,
            config.log().toOptions(),
            config.table().toOptions(),
            config.table().toLayout(),
            clock);
  }

  @PreDestroy
  void close() {
    node.close();
  }

  @Produces
  @Singleton
  IngestNode node() {
    return node;
  }

  @Produces
  @Singleton
  EventLog log() {
    return node.log();
  }

  @Produces
  @Singleton
  EventIngest eventIngest() {
    return new EventIngest(node.log(), clock);
  }

  @Produces
  @Singleton
  VideoIngest videoIngest() {
    return new VideoIngest(node.log());
  }

  @Produces
  @Singleton
  JsonRecords<Event> eventJson() {
    return JsonRecords.events(config.http().maxRecords(), clock, this::newEventId);
  }

  @Produces
  @Singleton
  ArrowStreams arrow() {
    return new ArrowStreams(config.http().toArrowLimits(), clock, this::newEventId);
  }

  private String newEventId() {
    return ids.generate().toString();
  }

  @Produces
  @Singleton
  JsonRecords<Video> videoJson() {
    return JsonRecords.videos(config.http().maxRecords(), clock);
  }

  @Produces
  @Singleton
  Admission admission() {
    return new Admission(
        config.admission().toLimits(),
        () -> node.writerThread().status().backlog(),
        homeFolder::getUsableSpace,
        clock);
  }

  @Produces
  @Singleton
  KeyQuotas quotas() {
    return new KeyQuotas(config.admission().quota(), config.admission().quotaBurstSeconds(), clock);
  }

  @Produces
  @Singleton
  LastMinute acceptedLastMinute() {
    return new LastMinute(clock);
  }
}
