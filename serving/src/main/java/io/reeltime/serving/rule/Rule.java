package io.reeltime.serving.rule;

import io.reeltime.data.event.Video;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a video must be to be in an answer. Immutable; the grammar stands at the package. */
public sealed interface Rule {

  /** All of them hold. */
  record And(List<Rule> rules) implements Rule {
    public And {
      rules = List.copyOf(rules);
    }
  }

  /** At least one of them holds. */
  record Or(List<Rule> rules) implements Rule {
    public Or {
      rules = List.copyOf(rules);
    }
  }

  /** It does not hold. */
  record Not(Rule rule) implements Rule {}

  /** The field's value is one of these; for regions, the video may be shown in one of these. */
  record OneOf(TextField field, Set<String> values) implements Rule {
    public OneOf {
      values = Set.copyOf(values);
    }
  }

  /** The field's value compares so with the quantity. */
  record Compares(NumberField field, Comparison comparison, Quantity quantity) implements Rule {}

  /**
   * Reads a rule.
   *
   * @throws RuleSyntaxException naming the place, what was found there and what was expected
   */
  static Rule parse(String text) {
    return new RuleParser(text).parse();
  }

  /**
   * Whether a video obeys. This is the meaning of the language; {@link #compile} is the same,
   * faster.
   *
   * @param now what relative times count from
   */
  default boolean matches(Video video, Instant now) {
    return switch (this) {
      case And and -> and.rules().stream().allMatch(rule -> rule.matches(video, now));
      case Or or -> or.rules().stream().anyMatch(rule -> rule.matches(video, now));
      case Not not -> !not.rule().matches(video, now);
      case OneOf oneOf -> oneOf.field().isOneOf(oneOf.values(), video);
      case Compares compares ->
          compares
              .comparison()
              .holds(compares.field().of(video), compares.quantity().at(now.toEpochMilli()));
    };
  }

  /**
   * The rule over a catalogue's columns, for one request: good for the rows and videos that are
   * there before it is compiled, since a later one may have a text or an id that had no code yet.
   *
   * @param now what relative times count from
   */
  default CompiledRule compile(CatalogueColumns columns, Instant now) {
    return new RuleCompiler(columns, now.toEpochMilli()).compile(this);
  }

  /**
   * The few videos that could obey, so that a selective rule need not be asked of a whole
   * catalogue.
   *
   * @param lists of the same catalogue as the columns
   * @param most how many are few
   * @return indexes of every video that obeyed when the lists were made, of some that did not, some
   *     twice; null when no lists of so few videos cover the rule
   */
  default int @Nullable [] candidates(CatalogueColumns columns, VideosByText lists, int most) {
    return new CandidateVideos(columns, lists, most).of(this);
  }

  /**
   * Why no video that is published by now can obey, where that is plain from the rule alone; empty
   * when it is not.
   */
  default Optional<String> contradiction(Instant now) {
    return Contradictions.of(this, now.toEpochMilli());
  }
}
