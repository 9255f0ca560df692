package io.reeltime.pipelines.imports;

import java.util.List;

/**
 * What became of a file.
 *
 * @param interactions read from it
 * @param accepted stored by this import
 * @param duplicates that an earlier import had stored
 * @param rejected lines and events that broke a rule
 * @param problems the first of those, in words
 */
public record ImportReport(
    long interactions, long accepted, long duplicates, long rejected, List<String> problems) {}
