package io.reeltime.serving.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions on one text field that no video meets together. */
final class TextConflict {
  private final TextField field;
  private final List<Set<String>> required = new ArrayList<>();
  private final Set<String> forbidden = new HashSet<>();

  private TextConflict(TextField field, List<Rule> conjunction) {
    this.field = field;
    for (Rule rule : conjunction) {
      if (rule instanceof Rule.OneOf(TextField of, Set<String> values) && of == field) {
        required.add(values);
      } else if (rule instanceof Rule.Not(Rule.OneOf(TextField of, Set<String> values))
          && of == field) {
        forbidden.addAll(values);
      }
    }
  }

  /** The reason, or empty when a value could meet all of them. */
  static Optional<String> of(TextField field, List<Rule> conjunction) {
    TextConflict conflict = new TextConflict(field, conjunction);
    return conflict.exists() ? Optional.of(conflict.reason()) : Optional.empty();
  }

  private boolean exists() {
    if (field == TextField.REGION) {
      // A video may have many regions: only a list that is wholly forbidden cannot be met.
      return required.stream().anyMatch(forbidden::containsAll);
    }
    if (required.isEmpty()) {
      return false;
    }
    Set<String> possible = new HashSet<>(required.getFirst());
    required.forEach(possible::retainAll);
    possible.removeAll(forbidden);
    return possible.isEmpty();
  }

  private String reason() {
    Stream<String> forbiddenOnes =
        forbidden.isEmpty() ? Stream.of() : Stream.of("not in " + listed(forbidden));
    return Stream.concat(required.stream().map(values -> "in " + listed(values)), forbiddenOnes)
        .collect(
            Collectors.joining(" and ", "no video has a " + field.fieldName() + " that is ", ""));
  }

  private static String listed(Set<String> values) {
    return Token.shortened(values.stream().sorted().toList().toString());
  }
}
