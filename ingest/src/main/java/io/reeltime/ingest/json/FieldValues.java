package io.reeltime.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.reeltime.data.event.Embedding;
import io.reeltime.data.event.InvalidRecordException;
import io.reeltime.data.naming.NearestName;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the value at the parser's current token, or tells what is there instead. */
final class FieldValues {
  private static final String TIME = "an ISO-8601 time with offset, or milliseconds since 1970";

  private FieldValues() {}

  static String text(String field, JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw wrong(field, parser, "a string");
    }
    return wellFormed(field, parser.getText());
  }

  static long wholeNumber(String field, JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw wrong(field, parser, "a whole number of 64 bits");
    }
    return parser.getLongValue();
  }

  static int smallNumber(String field, JsonParser parser) throws IOException {
    long number = wholeNumber(field, parser);
    if (number != (int) number) {
      throw wrong(field, parser, "a whole number of 32 bits");
    }
    return (int) number;
  }

  static double number(String field, JsonParser parser) throws IOException {
    if (!parser.currentToken().isNumeric()) {
      throw wrong(field, parser, "a number");
    }
    return parser.getDoubleValue();
  }

  static Instant instant(String field, JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> isoInstant(field, parser.getText());
      case VALUE_NUMBER_INT -> Instant.ofEpochMilli(wholeNumber(field, parser));
      default -> throw wrong(field, parser, TIME);
    };
  }

  static List<String> texts(String field, JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw wrong(field, parser, "an array of strings");
    }
    List<String> texts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      texts.add(text(field, parser));
    }
    return texts;
  }

  /** Numbers beyond the longest embedding are counted, not kept. */
  static Embedding embedding(String field, JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw wrong(field, parser, "an array of numbers");
    }
    float[] values = new float[64];
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!parser.currentToken().isNumeric()) {
        throw wrong(field, parser, "an array of numbers");
      }
      if (count < Embedding.LONGEST) {
        values = count < values.length ? values : Arrays.copyOf(values, 2 * count);
        values[count] = parser.getFloatValue();
      }
      count++;
    }
    if (count > Embedding.LONGEST) {
      throw new InvalidRecordException(field, count + " numbers", "at most " + Embedding.LONGEST);
    }
    return Embedding.of(Arrays.copyOf(values, count));
  }

  static Map<String, String> textMap(String field, JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw wrong(field, parser, "an object of strings");
    }
    Map<String, String> texts = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = wellFormed(field, parser.currentName());
      parser.nextToken();
      if (texts.put(key, text(field + "." + key, parser)) != null) {
        throw new InvalidRecordException(field + "." + key, "twice", "once");
      }
    }
    return texts;
  }

  static InvalidRecordException unknown(String field, Set<String> known) {
    String expected =
        NearestName.of(field, known)
            .map(nearest -> "a known field; did you mean " + nearest + "?")
            .orElseGet(() -> "one of " + String.join(", ", known));
    return new InvalidRecordException(field, "an unknown field", expected);
  }

  static InvalidRecordException wrong(String field, JsonParser parser, String expected)
      throws IOException {
    return new InvalidRecordException(field, describe(parser), expected);
  }

  private static String describe(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> "the string \"" + parser.getText() + "\"";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + parser.getText();
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      default -> parser.getText();
    };
  }

  private static Instant isoInstant(String field, String text) {
    try {
      return Times.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidRecordException(field, text, TIME);
    }
  }

  /** Half a surrogate pair has no UTF-8: different ids would be stored as the same bytes. */
  private static String wellFormed(String field, String text) {
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (Character.isSurrogate(unit)) {
        boolean paired =
            Character.isHighSurrogate(unit)
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
        if (!paired) {
          throw new InvalidRecordException(
              field, "half of a surrogate pair at character " + at, "well-formed text");
        }
        at++;
      }
    }
    return text;
  }
}
