package io.reeltime.pipelines.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The interface's document, and whether a value is what its schema says. */
final class OpenApiDocument {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  private final JsonNode root;

  /** A request that may be made: {@code GET} and {@code /v1/trending}. */
  record Operation(String method, String path, JsonNode node) {
    String name() {
      return method + " " + path;
    }
  }

  OpenApiDocument(JsonNode root) {
    this.root = root;
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          String method = member.getKey().toUpperCase(Locale.ROOT);
          operations.add(new Operation(method, path.getKey(), member.getValue()));
        }
      }
    }
    return operations;
  }

  /** The node itself, or what it refers to. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
  }

  /** Where a value is not what its schema says; a member that is not described is a fault too. */
  List<String> faults(String at, JsonNode value, JsonNode schemaOrReference) {
    JsonNode schema = resolved(schemaOrReference);
    List<String> faults = new ArrayList<>();
    if (schema.has("oneOf")) {
      if (elements(schema.path("oneOf")).stream()
          .noneMatch(one -> faults(at, value, one).isEmpty())) {
        faults.add(at + ": none of its forms fits " + value);
      }
      return faults;
    }
    if (schema.has("type") && !isOfType(value, schema.path("type"))) {
      faults.add(at + ": found " + value + ", expected " + schema.path("type"));
    }
    if (schema.has("enum") && !elements(schema.path("enum")).contains(value)) {
      faults.add(at + ": found " + value + ", expected one of " + schema.path("enum"));
    }
    if (value.isObject()) {
      faults.addAll(faultsOfMembers(at, value, schema));
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      faults.addAll(faults(at + "[" + i + "]", value.path(i), schema.path("items")));
    }
    return faults;
  }

  private List<String> faultsOfMembers(String at, JsonNode value, JsonNode schema) {
    List<String> faults = new ArrayList<>();
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        faults.add(at + ": found no " + required.asText());
      }
    }
    boolean closed = schema.has("properties") && !schema.has("additionalProperties");
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      JsonNode described = schema.path("properties").path(member.getKey());
      if (!described.isMissingNode()) {
        faults.addAll(faults(at + "." + member.getKey(), member.getValue(), described));
      } else if (closed) {
        faults.add(at + ": " + member.getKey() + " is not described");
      }
    }
    return faults;
  }

  private static boolean isOfType(JsonNode value, JsonNode type) {
    return type.isArray()
        ? elements(type).stream().anyMatch(one -> isOfType(value, one))
        : switch (type.asText()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          case "null" -> value.isNull();
          default -> false;
        };
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
