package io.reeltime.ingest.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a body is: the values of {@code Content-Type} that are understood. */
enum BodyFormat {
  JSON("application/json"),
  NDJSON("application/x-ndjson"),
  ARROW("application/vnd.apache.arrow.stream");

  private final String mediaType;

  BodyFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Reads the header's value, JSON where there is none; a 415 problem if it is not of these. */
  static BodyFormat ofHeader(@Nullable String contentType, Set<BodyFormat> supported) {
    if (contentType == null) {
      return JSON;
    }
    int parameters = contentType.indexOf(';');
    String name = parameters < 0 ? contentType : contentType.substring(0, parameters);
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    for (BodyFormat format : supported) {
      if (format.mediaType.equals(wanted)) {
        return format;
      }
    }
    throw new ProblemException(IngestProblems.unknownFormat(wanted, names(supported)));
  }

  private static String names(Set<BodyFormat> formats) {
    return Arrays.stream(values())
        .filter(formats::contains)
        .map(BodyFormat::mediaType)
        .collect(Collectors.joining(" or "));
  }
}
