package io.reeltime.ingest.log;

import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.Video;
import java.util.ArrayList;
import java.util.List;

/** The fields of a video in {@link RecordCodec}. */
final class VideoCodec {
  private static final int PUBLISHED = 0;
  private static final int TAKEN_DOWN = 1;

  private VideoCodec() {}

  static void write(Video video, EncodedBytes out) {
    out.putString(video.videoId());
    out.putString(video.creatorId());
    out.putString(video.title());
    out.putString(video.category());
    out.putString(video.language());
    out.putVarint(video.durationMillis());
    out.putInstant(video.publishedAt());
    out.putVarint(video.regions().size());
    video.regions().forEach(out::putString);
    out.putByte(
        switch (video.status()) {
          case PUBLISHED -> PUBLISHED;
          case TAKEN_DOWN -> TAKEN_DOWN;
        });
  }

  static Video read(DecodedBytes in) {
    return new Video(
        in.getString(),
        in.getString(),
        in.getString(),
        in.getString(),
        in.getString(),
        in.getVarint(),
        in.getInstant(),
        regions(in),
        status(in));
  }

  static void writeEmbedding(Embedding embedding, EncodedBytes out) {
    out.putVarint(embedding.length());
    for (int i = 0; i < embedding.length(); i++) {
      out.putFloat(embedding.get(i));
    }
  }

  static Video readWithEmbedding(DecodedBytes in) {
    Video video = read(in);
    int length = in.getSize();
    if (length > Embedding.LONGEST) {
      throw in.damaged("an embedding of " + length + " numbers");
    }
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = in.getFloat();
    }
    return video.withEmbedding(Embedding.of(values));
  }

  private static List<String> regions(DecodedBytes in) {
    int size = in.getSize();
    List<String> regions = new ArrayList<>(size);
    for (int region = 0; region < size; region++) {
      regions.add(in.getString());
    }
    return regions;
  }

  private static Video.Status status(DecodedBytes in) {
    int code = in.getByte();
    return switch (code) {
      case PUBLISHED -> Video.Status.PUBLISHED;
      case TAKEN_DOWN -> Video.Status.TAKEN_DOWN;
      default -> throw in.damaged("video status " + code);
    };
  }
}
