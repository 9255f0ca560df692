package io.reeltime.serving.http;

import io.reeltime.serving.eligibility.Restrictions;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query parameters that restrict an answer. */
public final class RestrictionParameters {
  /** A rule, such as {@code category in (music, sport) and publishedAt > now-7d}. */
  @QueryParam("filter")
  @Nullable String filter;

  /** Where the answer is shown. */
  @QueryParam("region")
  @Nullable String region;

  /** A video that must not come; once for each. */
  @QueryParam("exclude")
  @Nullable List<String> exclude;

  /** Reads them; throws a 400 problem. */
  Restrictions read() {
    return RestrictionsReader.of(filter, region, exclude);
  }
}
