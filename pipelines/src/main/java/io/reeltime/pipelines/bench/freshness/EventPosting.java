package io.reeltime.pipelines.bench.freshness;

import io.reeltime.pipelines.bench.load.EventIds;
import io.reeltime.pipelines.bench.load.LoadCase;
import io.reeltime.pipelines.bench.load.LoadClient;
import io.reeltime.pipelines.bench.synthetic.SyntheticHome;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.SplittableRandom;

/** The events beside: views of the catalogue's videos by users of whom no feed is asked. */
final class EventPosting implements LoadClient {
  private static final int USERS = 100_000;

  private final Connection connection;
  private final EventIds ids;
  private final InstantSource clock;
  private final SplittableRandom random;
  private final int batch;
  private final int videos;

  EventPosting(URI server, LoadCase load, int client, int videos, InstantSource clock)
      throws IOException {
    this.connection = new Connection(server);
    this.ids = new EventIds(load, client, clock);
    this.clock = clock;
    this.random = new SplittableRandom(client);
    this.batch = load.batch();
    this.videos = videos;
  }

  @Override
  public int send() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int event = 0; event < batch; event++) {
      String userId = "beside" + random.nextInt(USERS);
      String videoId = SyntheticHome.videoId(random.nextInt(videos));
      lines.append(EventLine.view(ids.next(), userId, videoId, clock.millis()));
    }
    connection.post("/v1/events", lines.toString());
    return batch;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
