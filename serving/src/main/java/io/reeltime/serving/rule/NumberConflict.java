package io.reeltime.serving.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Conditions on one number field that no published video meets together. */
final class NumberConflict {
  private final NumberField field;
  private final long nowMillis;
  private final List<String> conditions = new ArrayList<>();
  private final Set<Long> unequal = new HashSet<>();
  private long least;
  private long most;

  private NumberConflict(NumberField field, long nowMillis) {
    this.field = field;
    this.nowMillis = nowMillis;
    this.most =
        switch (field) {
          case PUBLISHED_AT -> nowMillis;
          case DURATION_MILLIS -> Long.MAX_VALUE;
        };
  }

  /** The reason, or empty when a number could meet all of them. */
  static Optional<String> of(NumberField field, List<Rule> conjunction, long nowMillis) {
    NumberConflict conflict = new NumberConflict(field, nowMillis);
    for (Rule rule : conjunction) {
      if (rule instanceof Rule.Compares compares && compares.field() == field) {
        conflict.narrow(compares.comparison(), compares.quantity().at(nowMillis));
      } else if (rule instanceof Rule.Not(Rule.Compares equal) && equal.field() == field) {
        conflict.exclude(equal.quantity().at(nowMillis));
      }
    }
    return conflict.exists() ? Optional.of(conflict.reason()) : Optional.empty();
  }

  private void narrow(Comparison comparison, long value) {
    conditions.add(comparison.sign() + " " + written(value));
    switch (comparison) {
      case EQUAL -> {
        least = Math.max(least, value);
        most = Math.min(most, value);
      }
      case LESS -> most = Math.min(most, value - 1);
      case AT_MOST -> most = Math.min(most, value);
      case MORE -> least = Math.max(least, value + 1);
      case AT_LEAST -> least = Math.max(least, value);
    }
  }

  private void exclude(long value) {
    conditions.add("!= " + written(value));
    unequal.add(value);
  }

  private boolean exists() {
    return least > most || (least == most && unequal.contains(least));
  }

  private String reason() {
    String found = String.join(" and ", conditions.stream().limit(8).toList());
    return switch (field) {
      case PUBLISHED_AT ->
          "no video that is published by " + written(nowMillis) + " has publishedAt " + found;
      case DURATION_MILLIS -> "no video has durationMillis " + found;
    };
  }

  private String written(long value) {
    return switch (field) {
      case PUBLISHED_AT -> Instant.ofEpochMilli(value).toString();
      case DURATION_MILLIS -> Long.toString(value);
    };
  }
}
