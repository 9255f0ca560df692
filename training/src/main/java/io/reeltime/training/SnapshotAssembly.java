package io.reeltime.training;

import io.reeltime.data.event.Video;
import io.reeltime.data.snapshot.Item;
import io.reeltime.data.snapshot.Manifest;
import io.reeltime.data.snapshot.SnapshotContent;
import io.reeltime.data.snapshot.SnapshotContent.UserEntry;
import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.data.snapshot.Watermark;
import io.reeltime.training.interactions.EventInteractions;
import io.reeltime.training.interactions.TrainingData;
import io.reeltime.training.job.JobRequest;
import io.reeltime.training.model.ServableModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts together what a training run found out: a function from its parts to the snapshot. */
final class SnapshotAssembly {
  private final JobRequest.Train request;
  private final @Nullable SnapshotVersion startedFrom;
  private final InstantSource clock;

  SnapshotAssembly(
      JobRequest.Train request, @Nullable SnapshotVersion startedFrom, InstantSource clock) {
    this.request = request;
    this.startedFrom = startedFrom;
    this.clock = clock;
  }

  SnapshotContent assemble(
      EventInteractions interactions,
      Map<String, Video> catalogue,
      ServableModel model,
      ColdStart coldStart) {
    return new SnapshotContent(
        clock.instant(),
        lineage(interactions.latestEvent()),
        request.preferenceWeights(),
        items(interactions, catalogue),
        model.items(),
        histories(interactions.all()),
        coldStart.report(),
        coldStart.content());
  }

  private Manifest.Lineage lineage(Instant latestEvent) {
    Watermark watermark =
        new Watermark(
            request.logIdentity(),
            request.endOffset(),
            request.eventTableSnapshot(),
            request.videoTableSnapshot(),
            latestEvent);
    Map<String, String> configuration = TrainingConfiguration.of(request, startedFrom);
    return new Manifest.Lineage(
        request.model().name(),
        watermark,
        configuration,
        TrainingConfiguration.sha256(configuration),
        request.model().seed(),
        startedFrom == null ? request.parent() : startedFrom);
  }

  private static List<Item> items(EventInteractions interactions, Map<String, Video> catalogue) {
    List<String> videoIds = interactions.all().videoIds();
    float[] popularity = interactions.all().popularity();
    float[] trending = interactions.trending();
    return IntStream.range(0, videoIds.size())
        .mapToObj(index ->
            new Item(video(catalogue, videoIds.get(index)), popularity[index], trending[index]))
        .toList();
  }

  /** A video that people watched before anyone described it. */
  private static Video video(Map<String, Video> catalogue, String videoId) {
    Video known = catalogue.get(videoId);
    return known == null ? Video.unknown(videoId) : known;
  }

  private static Iterable<UserEntry> histories(TrainingData data) {
    return () ->
        IntStream.range(0, data.users())
            .mapToObj(user -> new UserEntry(data.userIds().get(user), data.history(user)))
            .iterator();
  }
}
