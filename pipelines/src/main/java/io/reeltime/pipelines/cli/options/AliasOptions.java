package io.reeltime.pipelines.cli.options;

import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where an alias shall point. A server that runs follows within a second. */
public final class AliasOptions {
  @Option(
      names = "--point",
      paramLabel = "ALIAS=VERSION",
      description =
          "Point an alias at a snapshot, such as champion=v000041. The next training run promotes"
              + " its own all the same.")
  private @Nullable String point;

  @Option(
      names = "--rollback",
      description = "Make the champion before this one the champion again.")
  private boolean rollback;

  /**
   * Moves what is asked for, if anything.
   *
   * @throws CommandLine.ParameterException if it cannot be; nothing is then changed
   */
  public void apply(SnapshotStore store, CommandLine commandLine) {
    try {
      if (rollback) {
        store.promote(previous(store));
      }
      if (point != null) {
        move(store, point.split("=", -1));
      }
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(commandLine, e.getMessage(), e);
    }
  }

  private static SnapshotVersion previous(SnapshotStore store) {
    return store
        .alias(Alias.PREVIOUS)
        .orElseThrow(
            () -> new IllegalArgumentException("--rollback: found no champion before this one"));
  }

  private static void move(SnapshotStore store, String[] aliasAndVersion) {
    List<Alias> alias =
        Stream.of(Alias.values())
            .filter(each -> each.fileName().equals(aliasAndVersion[0]))
            .toList();
    if (aliasAndVersion.length != 2 || alias.isEmpty()) {
      throw new IllegalArgumentException(
          "--point: found '%s', expected ALIAS=VERSION with one of %s"
              .formatted(
                  String.join("=", aliasAndVersion),
                  Arrays.stream(Alias.values()).map(Alias::fileName).toList()));
    }
    move(store, alias.getFirst(), version(aliasAndVersion[1]));
  }

  private static SnapshotVersion version(String text) {
    return SnapshotVersion.parse(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--point: found '" + text + "', expected a version such as v000042"));
  }

  private static void move(SnapshotStore store, Alias alias, SnapshotVersion version) {
    switch (alias) {
      case CHAMPION -> store.promote(version);
      case CHALLENGER, PREVIOUS -> store.moveAlias(alias, version);
    }
  }
}
