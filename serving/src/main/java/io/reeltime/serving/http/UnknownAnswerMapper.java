package io.reeltime.serving.http;

import io.reeltime.serving.UnknownAnswerException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** An answer that is not remembered is a 404 problem. */
@Provider
public final class UnknownAnswerMapper implements ExceptionMapper<UnknownAnswerException> {

  @Override
  public Response toResponse(UnknownAnswerException e) {
    return Problems.unknownAnswer(String.valueOf(e.getMessage())).toResponse();
  }
}
