package io.reeltime.pipelines.bench.vectors;

import java.nio.file.Path;

/**
 * The files of one catalogue, each without a head.
 *
 * @param factors float32 {@code [videos x rank]}
 * @param categories int8 {@code [videos]}
 * @param queryVectors float32 {@code [queries x rank]}
 * @param videos rows of the catalogue
 * @param rank columns of a row
 * @param queries number of queries
 * @param k how many videos a query wants
 */
public record VectorSet(
    Path factors, Path categories, Path queryVectors, int videos, int rank, int queries, int k) {}
