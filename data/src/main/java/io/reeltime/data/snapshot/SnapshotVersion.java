package io.reeltime.data.snapshot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Number of a snapshot, written {@code v000042}. */
public record SnapshotVersion(int number) implements Comparable<SnapshotVersion> {
  private static final Pattern WRITTEN = Pattern.compile("v(\\d{6}|[1-9]\\d{6,8})");

  public SnapshotVersion {
    if (number < 1) {
      throw new IllegalArgumentException("snapshot version: found " + number + ", expected 1 on");
    }
  }

  /** Reads the written form; empty if it is none. */
  public static Optional<SnapshotVersion> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    return number > 0 ? Optional.of(new SnapshotVersion(number)) : Optional.empty();
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if it is none
   */
  @JsonCreator
  public static SnapshotVersion of(String text) {
    return parse(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "snapshot version: found '" + text + "', expected a form like v000042"));
  }

  public SnapshotVersion next() {
    return new SnapshotVersion(number + 1);
  }

  @Override
  public int compareTo(SnapshotVersion other) {
    return Integer.compare(number, other.number);
  }

  @JsonValue
  @Override
  public String toString() {
    return "v%06d".formatted(number);
  }
}
