package io.reeltime.serving.http;

import io.reeltime.serving.GivenEvent;
import java.util.List;

/**
 * Body of {@code POST /v1/recommendations}.
 *
 * @param events of someone, in any order
 * @param limit how many videos are wanted
 */
record EventsRequest(List<GivenEvent> events, int limit) {}
