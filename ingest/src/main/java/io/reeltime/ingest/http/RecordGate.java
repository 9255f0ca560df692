package io.reeltime.ingest.http;

import io.reeltime.ingest.flow.Admission;
import io.reeltime.ingest.flow.KeyQuotas;
import io.reeltime.ingest.flow.Refusal;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What stands between a request and the log: the node's limits and the client's quota. */
@Singleton
final class RecordGate {
  private final Admission admission;
  private final KeyQuotas quotas;

  RecordGate(Admission admission, KeyQuotas quotas) {
    this.admission = admission;
    this.quotas = quotas;
  }

  /** Throws a 503 or 429 problem if nothing may be stored now. */
  void pass(String clientKey) {
    Optional<Refusal> refusal = admission.refusal().or(() -> quotas.refusal(clientKey));
    if (refusal.isPresent()) {
      throw new ProblemException(IngestProblems.refused(refusal.get()));
    }
  }

  /** Counts records, whatever became of them, against their sender's quota. */
  void charge(String clientKey, int records) {
    quotas.charge(clientKey, records);
  }
}
