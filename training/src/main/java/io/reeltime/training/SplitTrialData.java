package io.reeltime.training;

import io.reeltime.training.evaluation.SplitWarnings;
import io.reeltime.training.interactions.DatasetSplits;
import io.reeltime.training.job.TuningData;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Given splits: told from others by their content, wherever the files lie. */
final class SplitTrialData implements TrialData {
  private final DatasetSplits splits;
  private final Map<String, String> identity;
  private final Split found;

  private SplitTrialData(
      DatasetSplits splits, Map<String, String> identity, @Nullable Duration halfLife) {
    this.splits = splits;
    this.identity = identity;
    this.found = halfLife == null ? new Split(splits.train(), splits.valid()) : decayed(halfLife);
  }

  /**
   * Reads the files, and lets the training split age if the data has a half-life.
   *
   * @throws IllegalArgumentException if it has one, but the training split no times
   */
  static SplitTrialData read(TuningData.Splits data) throws IOException {
    DatasetSplits splits =
        SplitFiles.read(data.format(), data.columns(), data.train(), data.valid(), null);
    return new SplitTrialData(
        splits,
        Map.of(
            "train", sha256(data.train()),
            "valid", sha256(data.valid()),
            "format", data.format(),
            "columns", String.join(",", data.columns())),
        data.halfLife());
  }

  @Override
  public Map<String, String> identity() {
    return identity;
  }

  @Override
  public List<String> warnings() {
    return SplitWarnings.of("valid", splits.valid(), splits.train());
  }

  @Override
  public Split split(@Nullable Duration halfLife) {
    return halfLife == null ? found : decayed(halfLife);
  }

  @Override
  public void requireTimes() {
    if (!splits.train().hasTimes()) {
      throw new IllegalArgumentException(
          "half-life: found no interaction with a time in the training split, expected times for"
              + " it to age by; leave --half-life and --range half-life out");
    }
  }

  private Split decayed(Duration halfLife) {
    requireTimes();
    return new Split(splits.train().decayed(halfLife), splits.valid());
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
