package io.reeltime.ingest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reeltime.data.event.Event;
import io.reeltime.data.event.LogRecord;
import io.reeltime.data.event.Video;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** Writes events and videos as the JSON that {@link JsonRecords} reads. */
public final class RecordJson {
  private RecordJson() {}

  /** One object on one line. */
  public static String toJson(LogRecord record) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = StrictJson.FACTORY.createGenerator(text)) {
      write(record, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  /** One object; what is empty or absent is left out. */
  public static void write(LogRecord record, JsonGenerator out) throws IOException {
    out.writeStartObject();
    switch (record) {
      case Event event -> writeFields(event, out);
      case Video video -> writeFields(video, out);
    }
    out.writeEndObject();
  }

  static String wireName(Video.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static void writeFields(Event event, JsonGenerator out) throws IOException {
    out.writeStringField("eventId", event.eventId());
    out.writeStringField("userId", event.userId());
    out.writeStringField("videoId", event.videoId());
    out.writeStringField("type", event.type().wireName());
    out.writeNumberField("watchMillis", event.watchMillis());
    out.writeNumberField("durationMillis", event.durationMillis());
    out.writeStringField("timestamp", event.timestamp().toString());
    writeOrigin(event, out);
    if (!event.context().isEmpty()) {
      out.writeObjectFieldStart("context");
      for (Map.Entry<String, String> entry : event.context().entrySet()) {
        out.writeStringField(entry.getKey(), entry.getValue());
      }
      out.writeEndObject();
    }
  }

  private static void writeOrigin(Event event, JsonGenerator out) throws IOException {
    if (event.requestId() != null) {
      out.writeStringField("requestId", event.requestId());
    }
    if (event.position() != null) {
      out.writeNumberField("position", event.position());
    }
    if (event.propensity() != null) {
      out.writeNumberField("propensity", event.propensity());
    }
    if (event.snapshotVersion() != null) {
      out.writeStringField("snapshotVersion", event.snapshotVersion());
    }
  }

  private static void writeFields(Video video, JsonGenerator out) throws IOException {
    out.writeStringField("videoId", video.videoId());
    out.writeStringField("creatorId", video.creatorId());
    out.writeStringField("title", video.title());
    out.writeStringField("category", video.category());
    out.writeStringField("language", video.language());
    out.writeNumberField("durationMillis", video.durationMillis());
    out.writeStringField("publishedAt", video.publishedAt().toString());
    if (!video.regions().isEmpty()) {
      out.writeArrayFieldStart("regions");
      for (String region : video.regions()) {
        out.writeString(region);
      }
      out.writeEndArray();
    }
    out.writeStringField("status", wireName(video.status()));
    if (!video.embedding().isEmpty()) {
      out.writeArrayFieldStart("embedding");
      for (int i = 0; i < video.embedding().length(); i++) {
        out.writeNumber(video.embedding().get(i));
      }
      out.writeEndArray();
    }
  }
}
