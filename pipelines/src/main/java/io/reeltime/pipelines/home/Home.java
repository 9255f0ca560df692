package io.reeltime.pipelines.home;

import io.reeltime.data.table.Lake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The home folder, {@code --home}. Deleting it is a clean start; copying it while stopped is a
 * backup (to be restored to the same path, since table metadata holds absolute paths).
 *
 * @param folder absolute
 */
public record Home(Path folder) {
  public Home {
    folder = folder.toAbsolutePath().normalize();
  }

  /** The folder, made if it is missing. */
  public static Home in(Path folder) {
    try {
      return new Home(Files.createDirectories(folder.toAbsolutePath()));
    } catch (IOException e) {
      throw new UncheckedIOException("home: cannot make the folder " + folder, e);
    }
  }

  public Path log() {
    return folder.resolve("log");
  }

  public Lake lake() {
    return new Lake(folder.resolve("lake"));
  }

  public Path models() {
    return folder.resolve("models");
  }

  /** Run records and schedule. */
  public Path controlDatabase() {
    return folder.resolve("control.db");
  }

  /** Requests and logs of the Spark child JVMs, a folder per run. */
  public Path runs() {
    return folder.resolve("runs");
  }

  /** What {@code evaluate} and {@code tune} found, a folder each. */
  public Path reports() {
    return folder.resolve("reports");
  }

  /** Where the running server says how to reach it. */
  public Path serverFile() {
    return folder.resolve("server.json");
  }
}
