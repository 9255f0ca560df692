package io.reeltime.serving.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleParserTest {
  private static final Rule CATS = new Rule.OneOf(TextField.CATEGORY, Set.of("cats"));
  private static final Rule ENGLISH = new Rule.OneOf(TextField.LANGUAGE, Set.of("en"));
  private static final Rule ADA = new Rule.OneOf(TextField.CREATOR, Set.of("ada"));

  private static RuleSyntaxException refusal(String text) {
    return catchThrowableOfType(RuleSyntaxException.class, () -> Rule.parse(text));
  }

  @Test
  void andBindsTighterThanOrAndNotTighterThanBoth() {
    assertThat(Rule.parse("category = cats or not language = en and creator = ada"))
        .isEqualTo(new Rule.Or(List.of(CATS, new Rule.And(List.of(new Rule.Not(ENGLISH), ADA)))));
  }

  @Test
  void parenthesesComeFirst() {
    assertThat(Rule.parse("(category = cats or language = en) and creator = ada"))
        .isEqualTo(new Rule.And(List.of(new Rule.Or(List.of(CATS, ENGLISH)), ADA)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "category=cats",
        "category = 'cats'",
        "category = \"cats\"",
        "category in (cats)",
        "category IN ( 'cats' , cats )",
        "((category = cats))",
        "not (not category = cats) and category = cats"
      })
  void manySpellingsSayTheSame(String text) {
    Rule rule = Rule.parse(text);

    assertThat(rule instanceof Rule.And and ? and.rules().getLast() : rule).isEqualTo(CATS);
  }

  @Test
  void aQuoteInsideAValueIsWrittenTwiceAndKeywordsMayBeQuoted() {
    assertThat(Rule.parse("category in ('it''s', \"say \"\"x\"\"\", 'not', 'größe, (cm)')"))
        .isEqualTo(
            new Rule.OneOf(TextField.CATEGORY, Set.of("it's", "say \"x\"", "not", "größe, (cm)")));
  }

  @Test
  void unequalAndNotInAreNegations() {
    assertThat(Rule.parse("category != cats")).isEqualTo(new Rule.Not(CATS));
    assertThat(Rule.parse("category NOT in (cats)")).isEqualTo(new Rule.Not(CATS));
    assertThat(Rule.parse("durationMillis != 5"))
        .isEqualTo(
            new Rule.Not(
                new Rule.Compares(
                    NumberField.DURATION_MILLIS,
                    Comparison.EQUAL,
                    new Quantity(Quantity.Anchor.ZERO, 5))));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, ZERO, 1769817600000",
    "2026-01-31T12:00:00Z, ZERO, 1769860800000",
    "2026-01-31T13:00+01:00, ZERO, 1769860800000",
    "1769860800000, ZERO, 1769860800000",
    "now, NOW, 0",
    "NOW-7d, NOW, -604800000",
    "now-36h, NOW, -129600000",
    "now-2w, NOW, -1209600000",
    "now+90s, NOW, 90000",
    "now-5m, NOW, -300000",
  })
  void timesAreAbsoluteOrRelative(String literal, Quantity.Anchor anchor, long millis) {
    assertThat(Rule.parse("publishedAt >= " + literal))
        .isEqualTo(Rule.parse("publishedAt >= '" + literal + "'"))
        .isEqualTo(
            new Rule.Compares(
                NumberField.PUBLISHED_AT, Comparison.AT_LEAST, new Quantity(anchor, millis)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|0|the end|[(, not, category, language, creator, region, videoId, publishedAt,"
            + " durationMillis]",
        "colour = red|0|'colour'|[(, not, category, language, creator, region, videoId,"
            + " publishedAt, durationMillis]",
        "category|8|the end|[=, !=, in, not in]",
        "category == cats|10|'='|[a value, quoted if it is no plain word]",
        "category < cats|9|'<'|[=, !=, in, not in]",
        "category ! cats|9|'!'|[=, !=, in, not in]",
        "category in cats|12|'cats'|[(]",
        "category in ()|13|')'|[a value, quoted if it is no plain word]",
        "category in (a b)|15|'b'|[,, )]",
        "category in (a,|15|the end|[a value, quoted if it is no plain word]",
        "category not = a|13|'='|[in]",
        "category = and|11|'and'|[a value, quoted if it is no plain word]",
        "category = a language = b|13|'language'|[and, or, the end]",
        "(category = a|13|the end|[and, or, )]",
        "category = a)|12|')'|[and, or, the end]",
        "category = 'a|11|an open quote|[a closing ' before the end]",
        "category = a; drop|12|';'|[and, or, the end]",
        "durationMillis in (1)|15|'in'|[=, !=, <, <=, >, >=]",
        "durationMillis > 1.5|17|'1.5'|[a whole number of milliseconds]",
        "durationMillis > 9999999999999999|17|'9999999999999999'|[a whole number of"
            + " milliseconds]",
        "publishedAt > yesterday|14|'yesterday'|[a time such as 2026-01-31,"
            + " 2026-01-31T12:00:00Z, now-7d or now-36h]",
        "publishedAt > 2026-02-30|14|'2026-02-30'|[a time such as 2026-01-31,"
            + " 2026-01-31T12:00:00Z, now-7d or now-36h]",
        "publishedAt > 1969-12-31|14|'1969-12-31'|[a time such as 2026-01-31,"
            + " 2026-01-31T12:00:00Z, now-7d or now-36h]",
      })
  void whatIsNoRuleIsRefusedWithPlaceFoundAndExpected(
      String text, int offset, String found, String expected) {
    RuleSyntaxException refusal = refusal(text);

    assertThat(refusal.offset()).isEqualTo(offset);
    assertThat(refusal.found()).isEqualTo(found);
    assertThat(refusal.expected()).hasToString(expected);
    assertThat(refusal)
        .hasMessageStartingWith(
            "at offset %d (line 1, column %d): found %s, expected "
                .formatted(offset, offset + 1, found));
  }

  @Test
  void aPlaceBehindLineBreaksIsNamedByLineAndColumnToo() {
    RuleSyntaxException refusal = refusal("category = a\n  and language\n  like b");

    assertThat(refusal.line()).isEqualTo(3);
    assertThat(refusal.column()).isEqualTo(3);
    assertThat(refusal)
        .hasMessage(
            "at offset 30 (line 3, column 3): found 'like', expected one of [=, !=, in, not in]");
  }

  @Test
  void nestingIsBounded() {
    Rule.parse("not ".repeat(16) + "(".repeat(16) + "category = a" + ")".repeat(16));

    assertThat(refusal("(".repeat(33) + "category = a" + ")".repeat(33)))
        .hasMessageContaining("found a nesting of 33, expected at most 32");
    assertThat(refusal("not ".repeat(10_000))).hasMessageContaining("expected at most 32");
  }

  @Test
  void conditionsAreBounded() {
    String most = "category = a" + " or category = a".repeat(255);
    Rule.parse(most);

    assertThat(refusal(most + " or category = a"))
        .hasMessageContaining("found 257 conditions, expected at most 256");
  }

  @Test
  void valuesAreBounded() {
    String most =
        IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    Rule.parse("creator not in (" + most + ")");

    assertThat(refusal("creator not in (" + most + ",x)"))
        .hasMessageContaining("found 10001 values, expected at most 10000");
  }

  @Test
  void lengthIsBounded() {
    assertThat(refusal("category = a" + " ".repeat(65_536)))
        .hasMessageContaining("found 65548 characters, expected at most 65536");
  }
}
