package io.reeltime.serving.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.reeltime.serving.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a batch is answered with: an answer or a problem.
 *
 * @param line number of the line asked with, from 1 on
 * @param answer null when there is a problem
 * @param problem members of the problem (RFC 9457); null when there is an answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchLine(int line, @Nullable Answer answer, @Nullable Map<String, Object> problem) {

  static BatchLine of(int line, Answer answer) {
    return new BatchLine(line, answer, null);
  }

  static BatchLine of(int line, HttpProblem problem) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("status", problem.getStatusCode());
    members.put("title", problem.getTitle());
    members.put("detail", problem.getDetail());
    members.putAll(problem.getParameters());
    return new BatchLine(line, null, members);
  }
}
