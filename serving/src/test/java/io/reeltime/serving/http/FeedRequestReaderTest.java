package io.reeltime.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.reeltime.serving.FeedRequest;
import io.reeltime.serving.eligibility.Restrictions;
import io.reeltime.serving.page.FeedCursor;
import io.reeltime.serving.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedRequestReaderTest {
  private static final FeedRequestReader READER =
      new FeedRequestReader(InstantSource.fixed(Instant.EPOCH));

  private static FeedRequest read(String json) {
    return READER.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpProblem refusal(String json) {
    return catchThrowableOfType(HttpProblem.class, () -> read(json));
  }

  @Test
  void readsEveryField() {
    String cursor = FeedCursor.beginning().after(List.of("a"), null).orElseThrow().text();

    FeedRequest request =
        read(
            """
            {"userId": "ada", "limit": 7, "filter": "category = cats", "region": "DE",
             "exclude": ["a", "b"], "cursor": "%s", "explain": true,
             "context": {"device": "phone"}}
            """
                .formatted(cursor));

    assertThat(request)
        .isEqualTo(
            new FeedRequest(
                "ada",
                List.of(),
                7,
                new Restrictions(Rule.parse("category = cats"), "DE", List.of("a", "b")),
                FeedCursor.parse(cursor),
                FeedRequest.Explanation.OF_EACH_VIDEO));
  }

  @Test
  void whatIsLeftOutRestrictsNothing() {
    assertThat(read("{\"events\":[]}")).isEqualTo(FeedRequest.ofEvents(List.of(), 20));
    assertThat(read("{\"userId\":\"ada\",\"filter\":\" \"}"))
        .isEqualTo(FeedRequest.ofUser("ada", 20));
  }

  @Test
  void aFilterThatIsNoRuleNamesItsPlaceAndWhatWasExpected() {
    HttpProblem problem = refusal("{\"userId\":\"ada\",\"filter\":\"category = cats\\nnd x\"}");

    assertThat(problem.getStatusCode()).isEqualTo(400);
    assertThat(problem.getDetail())
        .isEqualTo(
            "filter: at offset 16 (line 2, column 1): found 'nd', expected one of [and, or, the"
                + " end]");
    assertThat(problem.getParameters())
        .containsEntry("field", "filter")
        .containsEntry("position", 16)
        .containsEntry("line", 2)
        .containsEntry("column", 1)
        .containsEntry("found", "'nd'")
        .containsEntry("expected", List.of("and", "or", "the end"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"userId\":\"\"}|userId: found 0 bytes, expected 1 to 256 bytes of UTF-8",
        "{\"userId\":1}|userId: found 1, expected a string",
        "{\"userId\":\"a\",\"events\":[]}|events: found events beside a userId, expected one of the"
            + " two",
        "{\"userId\":\"a\",\"filter\":7}|filter: found 7, expected a string",
        "{\"userId\":\"a\",\"exclude\":\"b\"}|exclude: found \"b\", expected an array of ids",
        "{\"userId\":\"a\",\"exclude\":[\"b\",7]}|exclude[1]: found 7, expected a string",
        "{\"userId\":\"a\",\"exclude\":[\"\"]}|exclude[0]: found 0 bytes, expected 1 to 256 bytes of"
            + " UTF-8",
        "{\"userId\":\"a\",\"region\":\"\"}|region: found 0 bytes, expected 1 to 256 bytes of UTF-8",
        "{\"userId\":\"a\",\"cursor\":\"x\"}|cursor: found 'x' (",
        "{\"userId\":\"a\",\"explain\":\"yes\"}|explain: found \"yes\", expected true or false",
        "{\"userId\":\"a\",\"limit\":501}|limit: found 501, expected a whole number from 1 to 500",
        "{\"userId\":\"a\",\"context\":[]}|context: found [], expected an object of strings",
        "{\"userId\":\"a\",\"context\":{\"a\":1}}|context.a: found 1, expected a string",
        "{\"userId\":\"a\",\"context\":{\"\":\"\"}}|context: found 0 bytes, expected 1 to 256 bytes"
            + " of UTF-8",
        "{\"userId\":\"a\",\"user_id\":\"b\"}|user_id: found a field of that name, expected one of",
        "{\"userId\":\"a\",\"userId\":\"b\"}|line 1, column 23: Duplicate field 'userId'",
      })
  void aFieldThatBreaksItsRuleIsNamed(String json, String detail) {
    HttpProblem problem = refusal(json);

    assertThat(problem.getStatusCode()).isEqualTo(400);
    assertThat(problem.getDetail()).startsWith(detail);
  }

  @Test
  void tenThousandExcludedIdsAreTakenAndOneMoreIsRefused() {
    String most =
        IntStream.range(0, 10_000).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(","));

    assertThat(
            read("{\"userId\":\"a\",\"exclude\":[" + most + "]}").restrictions().excludedVideoIds())
        .hasSize(10_000);
    assertThat(refusal("{\"userId\":\"a\",\"exclude\":[" + most + ",\"x\"]}").getDetail())
        .isEqualTo("exclude: found 10001 ids, expected at most 10000");
  }

  @Test
  void anAbsurdContextIsRefused() {
    String many =
        IntStream.range(0, 33)
            .mapToObj(i -> "\"k" + i + "\":\"\"")
            .collect(Collectors.joining(","));

    assertThat(refusal("{\"userId\":\"a\",\"context\":{" + many + "}}").getDetail())
        .isEqualTo("context: found 33 entries, expected at most 32");
    assertThat(
            refusal("{\"userId\":\"a\",\"context\":{\"k\":\"" + "x".repeat(1025) + "\"}}")
                .getDetail())
        .isEqualTo("context.k: found 1025 bytes, expected at most 1024 bytes of UTF-8");
    assertThat(refusal("{\"context\":" + "[".repeat(5_000)).getStatusCode()).isEqualTo(400);
  }

  @Test
  void excludedParametersAreBoundedToo() {
    HttpProblem problem =
        catchThrowableOfType(
            HttpProblem.class,
            () -> RestrictionsReader.of(null, null, Collections.nCopies(10_001, "a")));

    assertThat(problem.getDetail()).isEqualTo("exclude: found 10001 ids, expected at most 10000");
    assertThat(RestrictionsReader.of(null, null, null)).isEqualTo(Restrictions.NONE);
  }
}
