package io.reeltime.data.dataset;

import io.reeltime.data.event.EventType;
import io.reeltime.data.event.Fields;
import io.reeltime.data.event.InvalidRecordException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table-like file, by role. Each method gives null where the row or the file has no
 * value, and throws {@link InvalidRecordException} for a value that cannot be read.
 */
interface Row {

  @Nullable String text(ColumnRole role);

  @Nullable Long whole(ColumnRole role);

  @Nullable Double number(ColumnRole role);

  @Nullable Instant time(ColumnRole role);

  /** The interaction in this row, or what is wrong with it. */
  default DatasetLine read(long line) {
    try {
      return new DatasetLine.Interaction(
          line,
          0,
          id(ColumnRole.USER),
          id(ColumnRole.VIDEO),
          type(),
          millis(ColumnRole.WATCH_MILLIS),
          millis(ColumnRole.DURATION_MILLIS),
          number(ColumnRole.RATING),
          time(ColumnRole.TIMESTAMP));
    } catch (InvalidRecordException e) {
      return new DatasetLine.Broken(line, e.field(), e.found(), e.expected());
    }
  }

  private String id(ColumnRole role) {
    String text = text(role);
    if (text == null) {
      throw new InvalidRecordException(role.label(), "nothing", "an id");
    }
    return requireId(role, text);
  }

  private @Nullable EventType type() {
    String text = text(ColumnRole.TYPE);
    return text == null ? null : EventType.ofWireName(text.toLowerCase(Locale.ROOT));
  }

  private long millis(ColumnRole role) {
    Long millis = whole(role);
    if (millis == null) {
      return 0;
    }
    if (millis < 0) {
      throw new InvalidRecordException(role.label(), millis, "0 or more");
    }
    return millis;
  }

  /**
   * Checks an id beyond what events demand: a control character, or the character that stands for
   * bytes that are no UTF-8, says that the file is not the text that it was taken for.
   */
  static String requireId(ColumnRole role, String id) {
    for (int i = 0; i < id.length(); i++) {
      char character = id.charAt(i);
      if (Character.isISOControl(character) || character == '\uFFFD') {
        throw new InvalidRecordException(
            role.label(),
            "character U+%04X at %d".formatted((int) character, i),
            "an id of UTF-8 text without control characters");
      }
    }
    return Fields.id(role.label(), id);
  }
}
