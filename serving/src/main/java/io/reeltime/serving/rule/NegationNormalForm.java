package io.reeltime.serving.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The same rule with negations only before conditions on equality, and no conjunction directly in a
 * conjunction: De Morgan's laws, applied from the outside in.
 */
final class NegationNormalForm {
  private NegationNormalForm() {}

  static Rule of(Rule rule) {
    return switch (rule) {
      case Rule.And and -> conjunction(and.rules().stream().map(NegationNormalForm::of));
      case Rule.Or or -> new Rule.Or(or.rules().stream().map(NegationNormalForm::of).toList());
      case Rule.Not not -> ofNot(not.rule());
      case Rule.OneOf oneOf -> oneOf;
      case Rule.Compares compares -> compares;
    };
  }

  private static Rule ofNot(Rule rule) {
    return switch (rule) {
      case Rule.And and ->
          new Rule.Or(and.rules().stream().map(NegationNormalForm::ofNot).toList());
      case Rule.Or or -> conjunction(or.rules().stream().map(NegationNormalForm::ofNot));
      case Rule.Not not -> of(not.rule());
      case Rule.OneOf oneOf -> new Rule.Not(oneOf);
      case Rule.Compares compares -> ofNot(compares);
    };
  }

  private static Rule ofNot(Rule.Compares rule) {
    return switch (rule.comparison()) {
      case EQUAL -> new Rule.Not(rule);
      case LESS -> new Rule.Compares(rule.field(), Comparison.AT_LEAST, rule.quantity());
      case AT_MOST -> new Rule.Compares(rule.field(), Comparison.MORE, rule.quantity());
      case MORE -> new Rule.Compares(rule.field(), Comparison.AT_MOST, rule.quantity());
      case AT_LEAST -> new Rule.Compares(rule.field(), Comparison.LESS, rule.quantity());
    };
  }

  private static Rule conjunction(Stream<Rule> rules) {
    List<Rule> flat = new ArrayList<>();
    rules.forEach(rule -> {
      if (rule instanceof Rule.And(List<Rule> inner)) {
        flat.addAll(inner);
      } else {
        flat.add(rule);
      }
    });
    return new Rule.And(flat);
  }
}
