package io.reeltime.serving.catalogue;

/** The columns of some rows: 32 bytes a row. */
final class RowChunk {
  final int[] categories;
  final int[] languages;
  final int[] creators;
  final int[] regionLists;
  final long[] publishedAtMillis;
  final long[] durationMillis;

  RowChunk(int rows) {
    this.categories = new int[rows];
    this.languages = new int[rows];
    this.creators = new int[rows];
    this.regionLists = new int[rows];
    this.publishedAtMillis = new long[rows];
    this.durationMillis = new long[rows];
  }
}
