package io.reeltime.ingest.body;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** How a body is compressed: the values of {@code Content-Encoding} that are understood. */
public enum BodyEncoding {
  IDENTITY,
  GZIP,
  ZSTD;

  /** What people are told when they send something else. */
  public static final String SUPPORTED = "gzip, zstd or identity";

  private static final int BUFFER_BYTES = 8192;

  /** A frame may ask for a window of 8 MiB, which every level up to 19 fits in. */
  private static final int WINDOW_LOG = 23;

  /** Reads the header's value; empty when it is not supported. */
  public static Optional<BodyEncoding> ofHeader(@Nullable String contentEncoding) {
    String name = contentEncoding == null ? "" : contentEncoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity" -> Optional.of(IDENTITY);
      case "gzip", "x-gzip" -> Optional.of(GZIP);
      case "zstd" -> Optional.of(ZSTD);
      default -> Optional.empty();
    };
  }

  /**
   * The body's own bytes. Reading throws {@link BodyTooLargeException} over a limit and {@link
   * BrokenEncodingException} where the compressed stream is broken.
   */
  public InputStream expand(InputStream body, BodyLimits limits) throws IOException {
    return new ExpandedBody(this, body, limits);
  }

  InputStream decoder(InputStream compressed) throws IOException {
    return switch (this) {
      case IDENTITY -> compressed;
      case GZIP -> new GZIPInputStream(new KnownEnd(compressed), BUFFER_BYTES);
      case ZSTD -> new ZstdInputStreamNoFinalizer(compressed).setLongMax(WINDOW_LOG);
    };
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
