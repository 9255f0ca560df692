package io.reeltime.pipelines.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** The rule that nothing listens off loopback without an API key. */
public final class ListenGuard {
  private ListenGuard() {}

  /**
   * Checks an address against the rule.
   *
   * @return what is wrong and what to do; empty if the start may go on
   */
  public static Optional<String> refusal(String address, Optional<String> apiKey) {
    if (isLoopback(address) || apiKey.filter(key -> !key.isBlank()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "--listen "
            + address
            + " would let anybody on the network write events and read recommendations: set an API"
            + " key (--api-key, or REELTIME_API_KEY), or listen on 127.0.0.1");
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
