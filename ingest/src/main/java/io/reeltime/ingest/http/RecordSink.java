package io.reeltime.ingest.http;

import io.reeltime.data.event.LogRecord;
import io.reeltime.ingest.Candidate;
import io.reeltime.ingest.CandidateBatches;
import io.reeltime.ingest.IngestResult;
import io.reeltime.ingest.json.JsonRecords;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What an endpoint does with its records.
 *
 * @param streams how each kind of stream is read
 */
record RecordSink<T extends LogRecord>(
    RecordKind kind,
    JsonRecords<T> json,
    Map<BodyFormat, Function<InputStream, CandidateBatches<T>>> streams,
    Function<List<Candidate<T>>, CompletableFuture<IngestResult>> ingest) {}
