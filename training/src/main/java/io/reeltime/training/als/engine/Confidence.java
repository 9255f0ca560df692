package io.reeltime.training.als.engine;

import io.reeltime.data.factors.ImplicitObjective;

/**
 * An objective's confidences, in float32 and without branches for the inner loops.
 *
 * @param scale alpha
 * @param bias what an observation weighs on the right-hand side beyond its confidence
 * @param target p of a positive strength: 1, or 0 for the system without its right-hand side
 */
record Confidence(float scale, float bias, float target) {

  static Confidence of(ImplicitObjective objective) {
    return new Confidence((float) objective.confidenceScale(), objective.rightHandBias(), 1);
  }

  /** The same with every target 0. */
  Confidence homogeneous() {
    return new Confidence(scale, bias, 0);
  }

  /** c of a signed strength. */
  float of(float strength) {
    return scale * Math.abs(strength);
  }

  /** b of a signed strength whose confidence is c. */
  float right(float strength, float c) {
    return strength > 0 ? (c + bias) * target : 0f;
  }
}
