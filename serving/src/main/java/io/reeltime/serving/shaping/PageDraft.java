package io.reeltime.serving.shaping;

import io.reeltime.serving.shaping.Slot.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A page while it is filled, by the rules that {@link FeedShaper} states. */
final class PageDraft {
  private static final int NONE = -1;

  private final PageRequest request;
  private final int[] candidates;
  private final int[] candidateCreators;
  private final PlaceIndex candidatePlaces;
  private final int[] explored;
  private final int[] exploredCreators;
  private final PlaceIndex exploredPlaces;
  private final double explorationShare;
  private final CreatorCaps caps;
  private final MarginalRelevance ranking;
  private final PoolDraws draws;
  private final List<Slot> slots;
  private int capsSetAside;

  PageDraft(ShapingSettings settings, PageRequest request, VideoFeatures features) {
    ExplorationPool pool = settings.explorationShare() > 0 ? request.pool() : ExplorationPool.EMPTY;
    this.request = request;
    this.candidates = request.candidates().videoIndexes();
    this.candidateCreators = Arrays.stream(candidates).map(features::creator).toArray();
    this.candidatePlaces = new PlaceIndex(candidates);
    this.explored = pool.videoIndexes();
    this.exploredCreators = Arrays.stream(explored).map(features::creator).toArray();
    this.exploredPlaces = new PlaceIndex(explored);
    this.explorationShare = settings.explorationShare();
    this.caps = new CreatorCaps(settings, request.slots());
    this.ranking =
        new MarginalRelevance(
            candidates,
            Relevance.of(request, features, settings),
            settings.relevanceWeight(),
            features,
            request.slots());
    this.draws = new PoolDraws(pool);
    this.slots = new ArrayList<>(request.slots());
  }

  ShapedPage fill() {
    int most = Math.min(request.slots(), candidates.length);
    while (slots.size() < most) {
      fillSlot(best());
    }
    return new ShapedPage(slots, capsSetAside);
  }

  /** The candidate for the next slot; by the caps, or without them if that leaves none. */
  private int best() {
    int best = ranking.best(place -> caps.allows(candidateCreators[place]));
    return best != NONE ? best : ranking.best(_ -> true);
  }

  private void fillSlot(int best) {
    draws.open(place -> caps.allows(exploredCreators[place]));
    double share = draws.isEmpty() ? 0 : explorationShare;
    boolean explores = request.random().nextDouble() < share;
    int exploredPlace =
        explores ? draws.draw(request.random().nextDouble()) : exploredPlaces.of(candidates[best]);
    int candidate = explores ? candidatePlaces.of(explored[exploredPlace]) : best;
    double propensity =
        (candidate == best ? 1 - share : 0) + share * draws.probability(exploredPlace);
    int videoIndex = explores ? explored[exploredPlace] : candidates[best];
    Origin origin = explores ? Origin.EXPLORED : Origin.RANKED;
    capsSetAside += explores || caps.allows(candidateCreators[best]) ? 0 : 1;
    take(new Slot(videoIndex, candidate, origin, propensity), exploredPlace);
  }

  private void take(Slot slot, int exploredPlace) {
    slots.add(slot);
    ranking.take(slot.videoIndex(), slot.candidate());
    if (exploredPlace != NONE) {
      draws.take(exploredPlace);
    }
    caps.add(
        exploredPlace != NONE
            ? exploredCreators[exploredPlace]
            : candidateCreators[slot.candidate()]);
  }
}
