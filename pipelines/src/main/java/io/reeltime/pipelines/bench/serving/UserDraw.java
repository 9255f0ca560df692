package io.reeltime.pipelines.bench.serving;

import java.util.SplittableRandom;

/** Who asks next: users drawn evenly, the same for every path. Serves one client. */
final class UserDraw {
  private final SplittableRandom random;
  private final int users;

  UserDraw(int client, int users) {
    this.random = new SplittableRandom(client);
    this.users = users;
  }

  int next() {
    return random.nextInt(users);
  }
}
