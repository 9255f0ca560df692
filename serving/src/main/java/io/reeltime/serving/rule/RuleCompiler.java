package io.reeltime.serving.rule;

/** Turns a rule into questions about codes and numbers, so that no text is compared in a scan. */
final class RuleCompiler {
  private final CatalogueColumns columns;
  private final long nowMillis;

  RuleCompiler(CatalogueColumns columns, long nowMillis) {
    this.columns = columns;
    this.nowMillis = nowMillis;
  }

  CompiledRule compile(Rule rule) {
    return switch (rule) {
      case Rule.And and ->
          all(and.rules().stream().map(this::compile).toArray(CompiledRule[]::new));
      case Rule.Or or -> any(or.rules().stream().map(this::compile).toArray(CompiledRule[]::new));
      case Rule.Not not -> not(compile(not.rule()));
      case Rule.OneOf oneOf -> oneOf(oneOf);
      case Rule.Compares compares -> compares(compares);
    };
  }

  private static CompiledRule all(CompiledRule[] rules) {
    return (videoIndex, row) -> {
      for (CompiledRule rule : rules) {
        if (!rule.matches(videoIndex, row)) {
          return false;
        }
      }
      return true;
    };
  }

  private static CompiledRule any(CompiledRule[] rules) {
    return (videoIndex, row) -> {
      for (CompiledRule rule : rules) {
        if (rule.matches(videoIndex, row)) {
          return true;
        }
      }
      return false;
    };
  }

  private static CompiledRule not(CompiledRule rule) {
    return (videoIndex, row) -> !rule.matches(videoIndex, row);
  }

  private CompiledRule oneOf(Rule.OneOf rule) {
    CodeSet codes =
        CodeSet.of(
            rule.values().stream()
                .mapToInt(value -> columns.codeOf(rule.field(), value))
                .toArray());
    return switch (rule.field()) {
      case CATEGORY -> (_, row) -> codes.contains(columns.categoryCode(row));
      case LANGUAGE -> (_, row) -> codes.contains(columns.languageCode(row));
      case CREATOR -> (_, row) -> codes.contains(columns.creatorCode(row));
      case REGION ->
          (_, row) -> {
            int[] regions = columns.regionCodes(row);
            return regions.length == 0 || codes.containsAny(regions);
          };
      case VIDEO_ID -> (videoIndex, _) -> codes.contains(videoIndex);
    };
  }

  private CompiledRule compares(Rule.Compares rule) {
    Comparison comparison = rule.comparison();
    long value = rule.quantity().at(nowMillis);
    return switch (rule.field()) {
      case PUBLISHED_AT -> (_, row) -> comparison.holds(columns.publishedAtMillis(row), value);
      case DURATION_MILLIS -> (_, row) -> comparison.holds(columns.durationMillis(row), value);
    };
  }
}
