package io.reeltime.pipelines.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.snapshot.Alias;
import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.data.snapshot.SnapshotVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class AliasOptionsTest {
  @TempDir private Path folder;
  private SnapshotStore store;

  @BeforeEach
  void threeSnapshots() throws IOException {
    store = new SnapshotStore(folder);
    for (int number = 1; number <= 3; number++) {
      Path snapshot = Files.createDirectories(store.path(new SnapshotVersion(number)));
      Files.createFile(snapshot.resolve("manifest.json"));
    }
    apply("--point", "champion=v000001");
    apply("--point", "champion=v000002");
  }

  @Test
  void aRollbackAndAnotherOneLeadBackToWhereItBegan() {
    apply("--rollback");
    assertThat(store.alias(Alias.CHAMPION)).hasValue(new SnapshotVersion(1));
    apply("--rollback");
    assertThat(store.alias(Alias.CHAMPION)).hasValue(new SnapshotVersion(2));
  }

  @Test
  void anotherAliasMovesAloneSoThatANodeCanBePinnedToIt() {
    apply("--point", "challenger=v000003");

    assertThat(store.alias(Alias.CHALLENGER)).hasValue(new SnapshotVersion(3));
    assertThat(store.alias(Alias.CHAMPION)).hasValue(new SnapshotVersion(2));
    assertThat(store.alias(Alias.PREVIOUS)).hasValue(new SnapshotVersion(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "champion|--point: found 'champion', expected ALIAS=VERSION with one of [champion,"
            + " challenger, previous]",
        "winner=v000001|--point: found 'winner=v000001', expected ALIAS=VERSION",
        "champion=latest|--point: found 'latest', expected a version such as v000042",
        "champion=v000009|alias champion: no snapshot v000009"
      })
  void whatCannotBeIsNamedAndChangesNothing(String point, String message) {
    assertThatThrownBy(() -> apply("--point", point))
        .isInstanceOf(CommandLine.ParameterException.class)
        .hasMessageContaining(message);
    assertThat(store.alias(Alias.CHAMPION)).hasValue(new SnapshotVersion(2));
  }

  private void apply(String... arguments) {
    AliasOptions options = new AliasOptions();
    CommandLine commandLine = new CommandLine(options);
    commandLine.parseArgs(arguments);
    options.apply(store, commandLine);
  }
}
