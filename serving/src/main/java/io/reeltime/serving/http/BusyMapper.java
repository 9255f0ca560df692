package io.reeltime.serving.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * A full queue is a 503 problem, which is counted by HTTP's own metrics and not logged each time.
 */
@Provider
public final class BusyMapper implements ExceptionMapper<BusyException> {
  @Override
  public Response toResponse(BusyException e) {
    return Problems.busy().toResponse();
  }
}
