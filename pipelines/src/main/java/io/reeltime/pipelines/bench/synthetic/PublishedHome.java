package io.reeltime.pipelines.bench.synthetic;

import io.reeltime.data.snapshot.SnapshotVersion;
import io.reeltime.pipelines.bench.vectors.VectorSet;
import java.util.List;

/**
 * A synthetic model, published.
 *
 * @param version the champion
 * @param publishSeconds that writing the snapshot took
 * @param questions with their exact answers, one per rule, each of the same users
 * @param vectors where the users' vectors lie, and the factors if a peer is to have them
 */
public record PublishedHome(
    SnapshotVersion version, double publishSeconds, List<Questions> questions, VectorSet vectors) {}
