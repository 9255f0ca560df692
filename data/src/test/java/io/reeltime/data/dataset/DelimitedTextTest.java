package io.reeltime.data.dataset;

import static io.reeltime.data.dataset.DatasetReading.pair;
import static io.reeltime.data.dataset.DatasetReading.readText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeltime.data.dataset.DatasetLine.Broken;
import io.reeltime.data.dataset.DatasetLine.Interaction;
import io.reeltime.data.dataset.DelimitedText.Head;
import io.reeltime.data.event.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelimitedTextTest {
  private final DelimitedText csv = DelimitedText.csv(Head.NAMES, ColumnMapping.USUAL);
  @TempDir private Path folder;

  @Test
  void everyRoleIsFoundByItsUsualNameInAnyOrderAndCase() throws IOException {
    assertThat(
            readText(
                csv,
                folder,
                """
                event_time,Rating,other,DURATION_MILLIS,watchMillis,type,itemId,User_ID
                2024-05-01T10:00:00Z,4.5,x,2000,1500,like,v1,u1
                """))
        .containsExactly(
            new Interaction(
                2,
                0,
                "u1",
                "v1",
                EventType.LIKE,
                1500,
                2000,
                4.5,
                Instant.parse("2024-05-01T10:00:00Z")));
  }

  @Test
  void mappedNamesAndIndexesWinOverUsualNames() throws IOException {
    ColumnMapping mapping =
        ColumnMapping.of(Map.of("user", "viewer", "video", "0", "rating", "stars"));
    assertThat(
            readText(
                DelimitedText.csv(Head.NAMES, mapping),
                folder,
                "clip,user,viewer,stars:float\nc1,wrong,u1,3\n"))
        .containsExactly(new Interaction(2, 0, "u1", "c1", null, 0, 0, 3.0, null));
  }

  @Test
  void withoutNamesUserAndVideoAreTheFirstTwoColumns() throws IOException {
    DelimitedText tsv = DelimitedText.tsv(Head.NONE, ColumnMapping.of(Map.of("watchMillis", "2")));
    assertThat(readText(tsv, folder, "u1\tv1\t10\nu2\tv2\t\n"))
        .containsExactly(
            new Interaction(1, 0, "u1", "v1", null, 10, 0, null, null), pair(2, 0, "u2", "v2"));
  }

  @Test
  void quotedCsvFieldsHoldSeparatorsAndLineBreaksAndLineNumbersStayRight() throws IOException {
    assertThat(
            readText(
                csv, folder, "user,video,title\nu1,\"a,\"\"b\"\"\",\"two\nlines\"\n\nu2,v2,x\n"))
        .containsExactly(pair(2, 0, "u1", "a,\"b\""), pair(5, 0, "u2", "v2"));
  }

  @Test
  void quotesAreTextInTsv() throws IOException {
    assertThat(readText(DelimitedText.tsv(Head.NONE, ColumnMapping.USUAL), folder, "u\"1\t\"v1\n"))
        .containsExactly(pair(1, 0, "u\"1", "\"v1"));
  }

  @Test
  void separatorsMayHaveSeveralCharacters() throws IOException {
    DelimitedText format = DelimitedText.separatedBy("||", Head.NONE, ColumnMapping.USUAL);
    assertThat(readText(format, folder, "u1||v|1||\n")).containsExactly(pair(1, 0, "u1", "v|1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        ",v,view,1,2,3,4; user; nothing; an id",
        "u,,view,1,2,3,4; video; nothing; an id",
        "u,v,watch,1,2,3,4; type; watch;"
            + " one of impression, view, like, share, comment, save, follow, skip, hide",
        "u,v,view,-1,2,3,4; watchMillis; -1; 0 or more",
        "u,v,view,1.5,2,3,4; watchMillis; 1.5; a whole number",
        "u,v,view,1,long,3,4; durationMillis; long; a whole number",
        "u,v,view,1,2,NaN,4; rating; NaN; a finite number",
        "u,v,view,1,2,good,4; rating; good; a finite number",
        "u,v,view,1,2,3,yesterday; timestamp; yesterday;"
            + " ISO-8601, or seconds or milliseconds since 1970 (0 to below 10^14)",
        "u,v,view,1,2,3; line; 6 fields; 7 fields",
        "u,v,view,1,2,3,4,5; line; 8 fields; 7 fields",
      })
  void aBrokenLineSaysFieldFoundAndExpected(
      String line, String field, String found, String expected) throws IOException {
    String text =
        "user,video,type,watchMillis,durationMillis,rating,timestamp\n" + line + "\nu,v,,,,,\n";
    assertThat(readText(csv, folder, text))
        .containsExactly(new Broken(2, field, found, expected), pair(3, 0, "u", "v"));
  }

  @Test
  void aQuoteThatNeverClosesEndsTheFileWithOneBrokenLine() throws IOException {
    String swallowed = "u,v\n".repeat(CsvRecords.LONGEST_RECORD / 2);
    assertThat(readText(csv, folder, "user,video\nu1,v1\nu2,\"v2\n" + swallowed))
        .containsExactly(
            pair(2, 0, "u1", "v1"),
            new Broken(
                3,
                "line",
                "a record of more than 1048576 characters; the rest is not read",
                "a shorter record; look for a quote that is never closed"));
  }

  @Test
  void aHeaderWithoutAUserColumnIsNotOfThisFormat() {
    assertThatThrownBy(() -> readText(csv, folder, "viewer,video\nu,v\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no column for role user")
        .hasMessageContaining("found columns [viewer, video]")
        .hasMessageContaining("expected one of [user, userid, uid]")
        .hasMessageContaining("user=COLUMN");
  }

  @Test
  void aMappedColumnThatIsNotThereIsNotOfThisFormat() {
    ColumnMapping named = ColumnMapping.of(Map.of("rating", "stars"));
    assertThatThrownBy(
            () -> readText(DelimitedText.csv(Head.NAMES, named), folder, "user,video\nu,v\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no column for role rating")
        .hasMessageContaining("expected 'stars'");
    ColumnMapping indexed = ColumnMapping.of(Map.of("rating", "2"));
    assertThatThrownBy(() -> readText(DelimitedText.csv(Head.NONE, indexed), folder, "u,v\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found 2 columns without names, expected '2'");
  }

  @Test
  void aFolderCannotBeRead() {
    assertThatThrownBy(() -> csv.read(folder).close()).isInstanceOf(IOException.class);
    assertThatThrownBy(
            () -> DelimitedText.tsv(Head.NAMES, ColumnMapping.USUAL).read(folder).close())
        .isInstanceOf(IOException.class);
  }

  @Test
  void anEmptyFileLacksItsNames() throws IOException {
    assertThatThrownBy(() -> readText(csv, folder, ""))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found an empty file, expected a line of column names");
    assertThat(readText(DelimitedText.csv(Head.NONE, ColumnMapping.USUAL), folder, "")).isEmpty();
  }
}
