package io.reeltime.serving.catalogue;

import io.reeltime.data.event.Video;
import io.reeltime.data.snapshot.ItemTable;
import io.reeltime.serving.rule.CatalogueColumns;
import io.reeltime.serving.rule.TextField;
import java.util.Arrays;
import java.util.List;

/**
 * States of videos as rows of primitive columns. Rows are appended and never changed. One thread
 * appends; a reader may ask for any row that it learned of behind a release of the writer's.
 *
 * <p>Cut into chunks, so that growing copies nothing but a list of chunks. A takedown needs no
 * column of its own: what is taken down is published at the end of time.
 */
final class CatalogueRows implements CatalogueColumns {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK_ROWS = 1 << CHUNK_BITS;
  private static final int IN_CHUNK = CHUNK_ROWS - 1;
  private static final long NEVER = Long.MAX_VALUE;

  private final VideoNumbering numbering;
  private final Dictionary categories = new Dictionary();
  private final Dictionary languages = new Dictionary();
  private final Dictionary creators = new Dictionary();
  private final RegionLists regions = new RegionLists();
  private volatile RowChunk[] chunks = new RowChunk[0];
  private int size;
  private volatile int published;

  CatalogueRows(VideoNumbering numbering) {
    this.numbering = numbering;
  }

  /** Appends the videos of a snapshot: row and video index are the same then. */
  void appendAll(ItemTable items) {
    for (int videoIndex = 0; videoIndex < items.size(); videoIndex++) {
      int row =
          append(
              items.category(videoIndex),
              items.language(videoIndex),
              items.creatorId(videoIndex),
              items.regions(videoIndex));
      setTimes(
          row,
          items.status(videoIndex),
          items.publishedAtMillis(videoIndex),
          items.durationMillis(videoIndex));
    }
  }

  /** Appends a state of a video and returns its row. */
  int append(Video video) {
    int row = append(video.category(), video.language(), video.creatorId(), video.regions());
    setTimes(row, video.status(), video.publishedAt().toEpochMilli(), video.durationMillis());
    return row;
  }

  private int append(String category, String language, String creatorId, List<String> in) {
    int row = size++;
    if (row == chunks.length * CHUNK_ROWS) {
      RowChunk[] more = Arrays.copyOf(chunks, chunks.length + 1);
      more[chunks.length] = new RowChunk(CHUNK_ROWS);
      chunks = more;
    }
    RowChunk chunk = chunk(row);
    chunk.categories[row & IN_CHUNK] = categories.add(category);
    chunk.languages[row & IN_CHUNK] = languages.add(language);
    chunk.creators[row & IN_CHUNK] = creators.add(creatorId);
    chunk.regionLists[row & IN_CHUNK] = regions.add(in);
    return row;
  }

  private void setTimes(int row, Video.Status status, long published, long duration) {
    RowChunk chunk = chunk(row);
    chunk.publishedAtMillis[row & IN_CHUNK] =
        switch (status) {
          case PUBLISHED -> published;
          case TAKEN_DOWN -> NEVER;
        };
    chunk.durationMillis[row & IN_CHUNK] = duration;
  }

  private RowChunk chunk(int row) {
    return chunks[row >>> CHUNK_BITS];
  }

  /** Whether two rows hold the same state. */
  boolean isSame(int row, int other) {
    return categoryCode(row) == categoryCode(other)
        && languageCode(row) == languageCode(other)
        && creatorCode(row) == creatorCode(other)
        && chunk(row).regionLists[row & IN_CHUNK] == chunk(other).regionLists[other & IN_CHUNK]
        && publishedAtMillis(row) == publishedAtMillis(other)
        && durationMillis(row) == durationMillis(other);
  }

  /** Takes back the row appended last, which is not published. */
  void dropLast() {
    size--;
  }

  /** Lets readers know of all rows appended so far. */
  void publish() {
    published = size;
  }

  @Override
  public int rows() {
    return published;
  }

  @Override
  public int codeOf(TextField field, String value) {
    return switch (field) {
      case CATEGORY -> categories.codeOf(value);
      case LANGUAGE -> languages.codeOf(value);
      case CREATOR -> creators.codeOf(value);
      case REGION -> regions.codeOf(value);
      case VIDEO_ID -> numbering.indexOf(value);
    };
  }

  /** Number of categories, above every code. */
  int categories() {
    return categories.size();
  }

  int languages() {
    return languages.size();
  }

  int creators() {
    return creators.size();
  }

  String category(int row) {
    return categories.text(categoryCode(row));
  }

  @Override
  public int categoryCode(int row) {
    return chunk(row).categories[row & IN_CHUNK];
  }

  @Override
  public int languageCode(int row) {
    return chunk(row).languages[row & IN_CHUNK];
  }

  @Override
  public int creatorCode(int row) {
    return chunk(row).creators[row & IN_CHUNK];
  }

  @Override
  public int[] regionCodes(int row) {
    return regions.list(chunk(row).regionLists[row & IN_CHUNK]);
  }

  @Override
  public long publishedAtMillis(int row) {
    return chunk(row).publishedAtMillis[row & IN_CHUNK];
  }

  @Override
  public long durationMillis(int row) {
    return chunk(row).durationMillis[row & IN_CHUNK];
  }
}
