package io.reeltime.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.reeltime.serving.eligibility.Restrictions;
import io.reeltime.serving.rule.Rule;
import io.reeltime.serving.rule.RuleSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what restricts an answer. Every method throws a 400 problem. */
final class RestrictionsReader {
  private static final int MOST_EXCLUDED = 10_000;

  private RestrictionsReader() {}

  /** From the fields {@code filter}, {@code region} and {@code exclude} of a body. */
  static Restrictions ofBody(JsonNode body) {
    List<String> excluded = new ArrayList<>();
    if (body.has("exclude")) {
      JsonNode array = JsonFields.array("exclude", body.path("exclude"), MOST_EXCLUDED, "ids");
      for (int i = 0; i < array.size(); i++) {
        excluded.add(JsonFields.text("exclude[" + i + "]", array.get(i)));
      }
    }
    return of(
        JsonFields.optionalText("filter", body.path("filter")),
        JsonFields.optionalText("region", body.path("region")),
        excluded);
  }

  /**
   * From query parameters.
   *
   * @param filter text of a rule; null or empty for none
   * @param region null for none
   * @param exclude ids of videos, the parameter once for each
   */
  static Restrictions of(
      @Nullable String filter, @Nullable String region, @Nullable List<String> exclude) {
    List<String> excluded = exclude == null ? List.of() : exclude;
    if (excluded.size() > MOST_EXCLUDED) {
      throw Problems.invalid("exclude", excluded.size() + " ids", "at most " + MOST_EXCLUDED);
    }
    for (int i = 0; i < excluded.size(); i++) {
      Parameters.id("exclude[" + i + "]", excluded.get(i));
    }
    return new Restrictions(
        rule(filter), region == null ? null : Parameters.id("region", region), excluded);
  }

  private static @Nullable Rule rule(@Nullable String filter) {
    if (filter == null || filter.isBlank()) {
      return null;
    }
    try {
      return Rule.parse(filter);
    } catch (RuleSyntaxException e) {
      throw Problems.badFilter(e);
    }
  }
}
