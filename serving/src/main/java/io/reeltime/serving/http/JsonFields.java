package io.reeltime.serving.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads JSON field by field, so that what is wrong can be named: each throws a 400 problem. */
final class JsonFields {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonFields() {}

  /** The object that a body is. */
  static JsonNode body(byte[] body, Set<String> known, String expected) {
    JsonNode root = parse(body);
    if (!root.isObject()) {
      throw Problems.invalid("body", kind(root), expected);
    }
    requireKnown("", root, known);
    return root;
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
      throw Problems.malformed(e.getOriginalMessage(), place.getLineNr(), place.getColumnNr());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the body", e);
    }
  }

  /** An object inside a body, all of whose fields are known. */
  static JsonNode object(String path, JsonNode node, Set<String> known, String expected) {
    if (!node.isObject()) {
      throw Problems.invalid(path, kind(node), expected);
    }
    requireKnown(path + ".", node, known);
    return node;
  }

  /** An array of at most so many elements. */
  static JsonNode array(String field, JsonNode node, int most, String elements) {
    if (!node.isArray()) {
      throw Problems.invalid(field, kind(node), "an array of " + elements);
    }
    if (node.size() > most) {
      throw Problems.invalid(field, node.size() + " " + elements, "at most " + most);
    }
    return node;
  }

  static String text(String field, JsonNode node) {
    if (!node.isTextual()) {
      throw Problems.invalid(field, kind(node), "a string");
    }
    return node.textValue();
  }

  static @Nullable String optionalText(String field, JsonNode node) {
    return node.isMissingNode() ? null : text(field, node);
  }

  static boolean flag(String field, JsonNode node) {
    if (!node.isMissingNode() && !node.isBoolean()) {
      throw Problems.invalid(field, kind(node), "true or false");
    }
    return node.booleanValue();
  }

  /** 0 where it is missing. */
  static long millis(String field, JsonNode node) {
    if (node.isMissingNode()) {
      return 0;
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw Problems.invalid(field, node, "a whole number, 0 or more");
    }
    return node.longValue();
  }

  static int limit(JsonNode node, int whenMissing) {
    if (node.isMissingNode()) {
      return whenMissing;
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      return Parameters.limit(node.toString(), whenMissing);
    }
    return Parameters.limit(node.longValue());
  }

  /** What stands there, for people. */
  static String kind(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }

  private static void requireKnown(String path, JsonNode node, Set<String> known) {
    for (String field : (Iterable<String>) node::fieldNames) {
      if (!known.contains(field)) {
        throw Problems.invalid(
            path + field, "a field of that name", "one of " + known.stream().sorted().toList());
      }
    }
  }
}
