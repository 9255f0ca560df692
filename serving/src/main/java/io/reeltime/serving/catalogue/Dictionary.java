package io.reeltime.serving.catalogue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Texts as dense codes, in order of appearance. One thread adds, many look up. */
final class Dictionary {
  private final Map<String, Integer> codes = new ConcurrentHashMap<>();
  private final TextList texts = new TextList();

  /** Code of a text, or -1 if it was never added. */
  int codeOf(String text) {
    return codes.getOrDefault(text, -1);
  }

  /** Code of a text, a new one if need be. */
  int add(String text) {
    Integer known = codes.get(text);
    if (known != null) {
      return known;
    }
    int next = texts.size();
    texts.add(text);
    codes.put(text, next);
    return next;
  }

  /** Number of texts, above every code. */
  int size() {
    return texts.size();
  }

  String text(int code) {
    return texts.get(code);
  }
}
