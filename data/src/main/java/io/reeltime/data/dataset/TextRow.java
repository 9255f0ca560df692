package io.reeltime.data.dataset;

import io.reeltime.data.event.InvalidRecordException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of text fields. An empty field counts as absent. */
record TextRow(List<String> fields, Map<ColumnRole, Integer> places) implements Row {

  @Override
  public @Nullable String text(ColumnRole role) {
    Integer place = places.get(role);
    if (place == null || fields.get(place).isEmpty()) {
      return null;
    }
    return fields.get(place);
  }

  @Override
  public @Nullable Long whole(ColumnRole role) {
    String text = text(role);
    try {
      return text == null ? null : (Long) new BigDecimal(text.strip()).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new InvalidRecordException(role.label(), text, "a whole number");
    }
  }

  @Override
  public @Nullable Double number(ColumnRole role) {
    String text = text(role);
    if (text == null) {
      return null;
    }
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Answered below, together with NaN and the infinities.
    }
    throw new InvalidRecordException(role.label(), text, "a finite number");
  }

  @Override
  public @Nullable Instant time(ColumnRole role) {
    String text = text(role);
    return text == null ? null : Timestamps.parse(role.label(), text.strip());
  }
}
