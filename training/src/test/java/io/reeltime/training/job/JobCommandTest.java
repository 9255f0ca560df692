package io.reeltime.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobCommandTest {
  @TempDir private Path folder;

  @Test
  void givesTheJvmWhatThisSparkAsksFor() {
    assertThat(String.join(" ", JobCommand.SPARK_OPTIONS))
        .isEqualTo(JavaModuleOptions.defaultModuleOptions());
  }

  @Test
  void runsTheJarWithItsLibraries() throws IOException {
    Files.createDirectory(folder.resolve("lib"));
    Path jar = Files.createFile(folder.resolve("reeltime-training-1.jar"));
    List<String> command =
        JobCommand.of(Path.of("/jdk"), folder, "local[2]", 700, Path.of("request.json"));
    assertThat(command).startsWith(Path.of("/jdk/bin/java").toString());
    assertThat(command).contains("-Xmx700m", "-Dspark.master=local[2]");
    assertThat(command.get(command.indexOf("-cp") + 1))
        .isEqualTo(jar + System.getProperty("path.separator") + folder.resolve("lib") + "/*");
    assertThat(command).endsWith("io.reeltime.training.TrainingMain", "request.json");
  }

  @Test
  void saysWhatToDoWhenTheModuleIsNotBuilt() {
    assertThatThrownBy(
            () -> JobCommand.of(Path.of("/jdk"), folder, "local[*]", 700, Path.of("request.json")))
        .hasMessageContaining("found no reeltime-training-*.jar with lib/ beside it in " + folder)
        .hasMessageEndingWith("build it with mvn package");
  }
}
