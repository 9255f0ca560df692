package io.reeltime.serving.http;

import io.reeltime.serving.fixture.InMemoryEventLog;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Stands in for ingest. */
@Singleton
class TestLog {
  @Produces
  @Singleton
  InMemoryEventLog log() {
    return new InMemoryEventLog("log");
  }
}
