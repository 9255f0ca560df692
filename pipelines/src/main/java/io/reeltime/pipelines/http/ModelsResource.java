package io.reeltime.pipelines.http;

import io.reeltime.data.snapshot.SnapshotStore;
import io.reeltime.pipelines.home.Home;
import io.reeltime.pipelines.model.ModelListing;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The model snapshots and where the aliases point. */
@Path("/v1/models")
@Blocking
public class ModelsResource {
  private final SnapshotStore snapshots;

  ModelsResource(Home home) {
    this.snapshots = new SnapshotStore(home.models());
  }

  /** Lists every snapshot, newest first. */
  @GET
  public ModelListing list() {
    return ModelListing.of(snapshots);
  }
}
