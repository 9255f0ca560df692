package io.reeltime.serving.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what can hold for no video, field by field within a conjunction. A contradiction that shows
 * only when alternatives are multiplied out is not found: the answer is empty then all the same.
 */
final class Contradictions {
  private final long nowMillis;

  private Contradictions(long nowMillis) {
    this.nowMillis = nowMillis;
  }

  static Optional<String> of(Rule rule, long nowMillis) {
    return new Contradictions(nowMillis).in(NegationNormalForm.of(rule));
  }

  private Optional<String> in(Rule rule) {
    return switch (rule) {
      case Rule.And and ->
          Stream.concat(
                  and.rules().stream().filter(Rule.Or.class::isInstance).map(this::in),
                  Stream.of(inConjunction(and.rules())))
              .flatMap(Optional::stream)
              .findFirst();
      case Rule.Or or -> inAlternatives(or.rules());
      case Rule.Not not -> inConjunction(List.of(not));
      case Rule.OneOf oneOf -> inConjunction(List.of(oneOf));
      case Rule.Compares compares -> inConjunction(List.of(compares));
    };
  }

  private Optional<String> inAlternatives(List<Rule> rules) {
    List<Optional<String>> reasons = rules.stream().map(this::in).toList();
    return reasons.stream().allMatch(Optional::isPresent) ? reasons.getFirst() : Optional.empty();
  }

  private Optional<String> inConjunction(List<Rule> rules) {
    Stream<Optional<String>> texts =
        Stream.of(TextField.values()).map(field -> TextConflict.of(field, rules));
    Stream<Optional<String>> numbers =
        Stream.of(NumberField.values()).map(field -> NumberConflict.of(field, rules, nowMillis));
    return Stream.concat(texts, numbers).flatMap(Optional::stream).findFirst();
  }
}
