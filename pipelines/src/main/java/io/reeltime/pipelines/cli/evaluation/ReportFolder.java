package io.reeltime.pipelines.cli.evaluation;

import io.reeltime.pipelines.cli.options.HomeOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Where a command leaves its report. */
final class ReportFolder {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private ReportFolder() {}

  /** The folder that was asked for, or a new one of the home's reports, named for what and when. */
  static Path of(Optional<Path> asked, HomeOption home, String what) throws IOException {
    Path folder =
        asked.isPresent()
            ? asked.get()
            : home.home().reports().resolve(what + "-" + TIME.format(Clock.systemUTC().instant()));
    return Files.createDirectories(folder.toAbsolutePath().normalize());
  }
}
