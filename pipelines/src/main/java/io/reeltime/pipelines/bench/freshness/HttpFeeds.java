package io.reeltime.pipelines.bench.freshness;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Feeds over one connection. */
final class HttpFeeds implements Feeds, AutoCloseable {
  private static final Pattern VIDEO = Pattern.compile("\"videoId\":\"([^\"]+)\"");

  private final Connection connection;

  HttpFeeds(URI server) throws IOException {
    this.connection = new Connection(server);
  }

  @Override
  public List<String> of(String userId) throws IOException {
    String feed = connection.get("/v1/users/" + userId + "/recommendations?limit=" + LIMIT);
    List<String> videos = VIDEO.matcher(feed).results().map(found -> found.group(1)).toList();
    if (videos.isEmpty()) {
      throw new IOException("freshness: found no video in the feed " + feed);
    }
    return videos;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
