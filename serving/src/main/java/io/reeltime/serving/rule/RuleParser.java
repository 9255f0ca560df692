package io.reeltime.serving.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads a rule by recursive descent, a method for each line of the grammar.
 *
 * <p>The bounds keep a hostile rule cheap: nesting what the stack holds, conditions what one
 * question costs, values and length what reading it costs.
 */
final class RuleParser {
  static final int LONGEST_TEXT = 65_536;
  static final int DEEPEST = 32;
  static final int MOST_CONDITIONS = 256;
  static final int MOST_VALUES = 10_000;

  private static final List<String> TEXT_OPERATORS = List.of("=", "!=", "in", "not in");
  private static final List<String> NUMBER_OPERATORS = List.of("=", "!=", "<", "<=", ">", ">=");

  private final String text;
  private final RuleLexer lexer;
  private Token token;
  private int depth;
  private int conditions;
  private int values;

  RuleParser(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new RuleSyntaxException(
          text, LONGEST_TEXT, text.length() + " characters", List.of("at most " + LONGEST_TEXT));
    }
    this.text = text;
    this.lexer = new RuleLexer(text);
    this.token = lexer.next();
  }

  Rule parse() {
    Rule rule = or();
    if (token.kind() != Token.Kind.END) {
      throw unexpected(List.of("and", "or", "the end"));
    }
    return rule;
  }

  private Rule or() {
    List<Rule> rules = separated("or", this::and);
    return rules.size() == 1 ? rules.getFirst() : new Rule.Or(rules);
  }

  private Rule and() {
    List<Rule> rules = separated("and", this::unary);
    return rules.size() == 1 ? rules.getFirst() : new Rule.And(rules);
  }

  private List<Rule> separated(String keyword, Supplier<Rule> part) {
    List<Rule> rules = new ArrayList<>();
    rules.add(part.get());
    while (token.isKeyword(keyword)) {
      advance();
      rules.add(part.get());
    }
    return rules;
  }

  private Rule unary() {
    if (token.isKeyword("not")) {
      return nested(() -> new Rule.Not(unary()));
    }
    if (token.kind() != Token.Kind.OPEN) {
      return condition();
    }
    return nested(() -> {
      Rule rule = or();
      take(Token.Kind.CLOSE, List.of("and", "or", ")"));
      return rule;
    });
  }

  private Rule nested(Supplier<Rule> inner) {
    if (++depth > DEEPEST) {
      throw tooMuch("a nesting of " + depth, DEEPEST);
    }
    advance();
    Rule rule = inner.get();
    depth--;
    return rule;
  }

  private Rule condition() {
    Token name = take(Token.Kind.WORD, starts());
    if (++conditions > MOST_CONDITIONS) {
      throw tooMuch(conditions + " conditions", MOST_CONDITIONS);
    }
    for (TextField field : TextField.values()) {
      if (field.fieldName().equals(name.text())) {
        return textCondition(field);
      }
    }
    for (NumberField field : NumberField.values()) {
      if (field.fieldName().equals(name.text())) {
        return numberCondition(field);
      }
    }
    throw new RuleSyntaxException(text, name.offset(), name.found(), starts());
  }

  private Rule textCondition(TextField field) {
    if (token.isKeyword("in")) {
      advance();
      return new Rule.OneOf(field, list());
    }
    if (token.isKeyword("not")) {
      advance();
      if (!token.isKeyword("in")) {
        throw unexpected(List.of("in"));
      }
      advance();
      return new Rule.Not(new Rule.OneOf(field, list()));
    }
    String operator = operator(TEXT_OPERATORS);
    Rule equal = new Rule.OneOf(field, Set.of(value("a value, quoted if it is no plain word")));
    return operator.equals("=") ? equal : new Rule.Not(equal);
  }

  private Rule numberCondition(NumberField field) {
    String operator = operator(NUMBER_OPERATORS);
    Token literal = token;
    Quantity quantity = field.read(value(field.literals()));
    if (quantity == null) {
      throw new RuleSyntaxException(
          text, literal.offset(), literal.found(), List.of(field.literals()));
    }
    for (Comparison comparison : Comparison.values()) {
      if (comparison.sign().equals(operator)) {
        return new Rule.Compares(field, comparison, quantity);
      }
    }
    return new Rule.Not(new Rule.Compares(field, Comparison.EQUAL, quantity));
  }

  private Set<String> list() {
    take(Token.Kind.OPEN, List.of("("));
    Set<String> list = new HashSet<>();
    list.add(value("a value, quoted if it is no plain word"));
    while (token.kind() == Token.Kind.COMMA) {
      advance();
      list.add(value("a value, quoted if it is no plain word"));
    }
    take(Token.Kind.CLOSE, List.of(",", ")"));
    return list;
  }

  private String operator(List<String> allowed) {
    if (token.kind() != Token.Kind.OPERATOR || !allowed.contains(token.text())) {
      throw unexpected(allowed);
    }
    return take(Token.Kind.OPERATOR, allowed).text();
  }

  private String value(String expected) {
    if (!token.isValue()) {
      throw unexpected(List.of(expected));
    }
    if (++values > MOST_VALUES) {
      throw tooMuch(values + " values", MOST_VALUES);
    }
    return advance().text();
  }

  private Token take(Token.Kind kind, List<String> expected) {
    if (token.kind() != kind || (kind == Token.Kind.WORD && !token.isValue())) {
      throw unexpected(expected);
    }
    return advance();
  }

  /** Goes on to the next token and returns the one before. */
  private Token advance() {
    Token taken = token;
    token = lexer.next();
    return taken;
  }

  private static List<String> starts() {
    Set<String> starts = new LinkedHashSet<>(List.of("(", "not"));
    Stream.of(TextField.values()).map(TextField::fieldName).forEach(starts::add);
    Stream.of(NumberField.values()).map(NumberField::fieldName).forEach(starts::add);
    return List.copyOf(starts);
  }

  private RuleSyntaxException unexpected(List<String> expected) {
    return new RuleSyntaxException(text, token.offset(), token.found(), expected);
  }

  private RuleSyntaxException tooMuch(String found, int most) {
    return new RuleSyntaxException(text, token.offset(), found, List.of("at most " + most));
  }
}
