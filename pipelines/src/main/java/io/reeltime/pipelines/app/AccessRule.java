package io.reeltime.pipelines.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask for what.
 *
 * <p>With an API key, everything needs it but the page, the health answers, and what describes the
 * interface (a browser that opens Swagger UI has no key to send; what is tried there sends it).
 * Without one the server is on loopback, and takes only requests that were addressed to loopback: a
 * page from the web whose name was re-pointed at 127.0.0.1 (DNS rebinding) sends its own name as
 * host, and one that posts across origins its own as origin.
 *
 * @param apiKey that clients must send, if there is one
 */
record AccessRule(Optional<String> apiKey) {
  private static final String SCHEME = "Bearer ";
  private static final Set<String> LOOPBACK_NAMES =
      Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /** A refused request: status and reason. */
  record Refusal(int status, String detail) {}

  AccessRule {
    apiKey = apiKey.filter(key -> !key.isBlank());
  }

  /**
   * Decides on a request.
   *
   * @param path as the server normalised it
   * @param host header, with or without port
   * @param origin header: the page that sent the request, if a browser did
   * @param authorization header
   * @return why it is refused; empty if it may go on
   */
  Optional<Refusal> refusal(
      String path, @Nullable String host, @Nullable String origin, @Nullable String authorization) {
    if (apiKey.isEmpty()) {
      return withoutKey(host, origin);
    }
    return isOpen(path) || isKey(authorization, apiKey.get())
        ? Optional.empty()
        : Optional.of(
            new Refusal(401, "expected the API key in the header 'Authorization: Bearer KEY'"));
  }

  private static Optional<Refusal> withoutKey(@Nullable String host, @Nullable String origin) {
    if (host == null || !isLoopback(host)) {
      return Optional.of(
          new Refusal(403, "host: found " + host + ", expected localhost: no API key is set"));
    }
    if (origin != null && !isLoopback(origin.substring(origin.lastIndexOf("/") + 1))) {
      return Optional.of(
          new Refusal(
              403, "origin: found " + origin + ", expected this server's page: no API key is set"));
    }
    return Optional.empty();
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK_NAMES.contains(withoutPort(host).toLowerCase(Locale.ROOT));
  }

  /** What is open is listed, not what is closed: a path in an odd spelling is then refused. */
  private static boolean isOpen(String path) {
    return path.equals("/")
        || path.equals("/index.html")
        || path.startsWith("/static/bundle/")
        || path.equals("/q/health")
        || path.startsWith("/q/health/")
        || path.equals("/q/openapi")
        || path.equals("/q/swagger-ui")
        || path.startsWith("/q/swagger-ui/");
  }

  private static boolean isKey(@Nullable String authorization, String key) {
    return authorization != null
        && authorization.startsWith(SCHEME)
        && MessageDigest.isEqual(utf8(authorization.substring(SCHEME.length())), utf8(key));
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
