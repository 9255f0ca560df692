package io.reeltime.ingest.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** A small file system that can be filled up, in a child JVM that alone sees it. */
final class FullDisk {
  private final Path filler;

  FullDisk(Path mount) {
    this.filler = mount.resolve("filler");
  }

  /** Takes all space but this much. */
  void leave(long bytes) throws IOException {
    Files.deleteIfExists(filler);
    try (FileChannel channel =
        FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      fill(channel, 1 << 20);
      fill(channel, 1 << 12);
      channel.truncate(Math.max(0, channel.size() - bytes));
    }
  }

  private static void fill(FileChannel channel, int pieceBytes) {
    try {
      while (true) {
        ByteBuffer piece = ByteBuffer.allocate(pieceBytes);
        while (piece.hasRemaining()) {
          channel.write(piece);
        }
      }
    } catch (IOException e) {
      // Full, as wanted.
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(filler);
  }

  /** Runs a main class with a mounted folder as its argument; returns what it printed. */
  static String run(Class<?> main, Path mount, int megabytes)
      throws IOException, InterruptedException {
    Files.createDirectories(mount);
    requireMounts(mount);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return shell(
            "mount -t tmpfs -o size="
                + megabytes
                + "m none \"$0\" && exec \"$1\" --enable-native-access=ALL-UNNAMED"
                + " --sun-misc-unsafe-memory-access=allow -cp \"$2\" \"$3\" \"$0\"",
            List.of(mount.toString(), java, System.getProperty("java.class.path"), main.getName()))
        .output();
  }

  private static void requireMounts(Path mount) throws IOException, InterruptedException {
    Ended probe = shell("mount -t tmpfs -o size=1m none \"$0\"", List.of(mount.toString()));
    if (probe.exit() != 0) {
      throw new TestAbortedException(
          "skipped: no small file system can be mounted here (unshare -rm, tmpfs): "
              + probe.output());
    }
  }

  private record Ended(int exit, String output) {}

  private static Ended shell(String script, List<String> arguments)
      throws IOException, InterruptedException {
    ProcessBuilder command = new ProcessBuilder("unshare", "-rm", "sh", "-c", script);
    command.command().addAll(arguments);
    try {
      Process process = command.redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), output);
    } catch (IOException e) {
      return new Ended(-1, String.valueOf(e.getMessage()));
    }
  }
}
