package io.reeltime.serving.http;

import io.reeltime.serving.UnknownVideoException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A video that nobody knows is a 404 problem. */
@Provider
public final class UnknownVideoMapper implements ExceptionMapper<UnknownVideoException> {

  @Override
  public Response toResponse(UnknownVideoException e) {
    return Problems.unknownVideo(e.videoId()).toResponse();
  }
}
