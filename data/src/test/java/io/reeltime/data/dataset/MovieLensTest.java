package io.reeltime.data.dataset;

import static io.reeltime.data.dataset.DatasetReading.rating;
import static io.reeltime.data.dataset.DatasetReading.readText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.SharedDatasets;
import io.reeltime.data.dataset.DatasetLine.Broken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovieLensTest {
  private final MovieLens format = new MovieLens();
  @TempDir private Path folder;

  @Test
  void readsUData() throws IOException {
    assertThat(readText(format, folder, "196\t242\t3\t881250949\n186\t302\t3\t891717742\n"))
        .containsExactly(
            rating(1, "196", "242", 3, 881250949L), rating(2, "186", "302", 3, 891717742L));
  }

  @Test
  void readsRatingsDat() throws IOException {
    assertThat(readText(format, folder, "1::1193::5::978300760\n1::661::3::978302109\n"))
        .containsExactly(
            rating(1, "1", "1193", 5, 978300760L), rating(2, "1", "661", 3, 978302109L));
  }

  @Test
  void readsRatingsCsv() throws IOException {
    assertThat(readText(format, folder, "userId,movieId,rating,timestamp\n1,296,5.0,1147880044\n"))
        .containsExactly(rating(2, "1", "296", 5, 1147880044L));
  }

  @Test
  void readsRecBolesPacking() throws IOException {
    assertThat(
            readText(
                format,
                folder,
                """
                user_id:token\titem_id:token\trating:float\ttimestamp:float
                196\t242\t3\t881250949
                """))
        .containsExactly(rating(2, "196", "242", 3, 881250949L));
  }

  @Test
  void aBrokenLineIsReportedAndTheOthersAreKept() throws IOException {
    assertThat(readText(format, folder, "1\t2\t3\t4\n1\t2\tfour\t4\n1\t2\n5\t6\t1\t7\n"))
        .containsExactly(
            rating(1, "1", "2", 3, 4),
            new Broken(2, "rating", "four", "a finite number"),
            new Broken(3, "line", "2 fields", "4 fields"),
            rating(4, "5", "6", 1, 7));
  }

  @Test
  void anotherFileIsRefusedByItsFirstLine() {
    assertThatThrownBy(() -> readText(format, folder, "1 2 3 4\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no MovieLens ratings: found first line '1 2 3 4'");
  }

  @Test
  void readsMovieLens100KWhole() throws IOException {
    Path file = SharedDatasets.require("ml-100k/ratings.tsv");
    assertThat(DatasetReading.count(format, file)).isEqualTo(100_000);
    try (Stream<DatasetLine> lines = format.read(file)) {
      assertThat(lines.findFirst()).contains(rating(2, "196", "242", 3, 881250949L));
    }
  }
}
