package io.reeltime.training.als.engine;

import io.reeltime.data.factors.ImplicitObjective;
import java.io.Serializable;

/**
 * How to fit.
 *
 * @param rank of the factors
 * @param epochs full alternations: users, then items
 * @param objective the loss
 * @param solver of the row systems
 * @param cgSteps steps of conjugate gradient per row and half; more bring a half closer to its
 *     optimum and the fit hardly anywhere
 * @param seed of the initial factors
 * @param loss whether each epoch computes the objective's value
 * @param threads that work at once
 */
public record AlsSettings(
    int rank,
    int epochs,
    ImplicitObjective objective,
    RowSystemSolver solver,
    int cgSteps,
    long seed,
    LossReport loss,
    int threads)
    implements Serializable {

  /** Whether the loss is computed. */
  public enum LossReport {
    NONE,
    EACH_EPOCH
  }

  public AlsSettings {
    require(rank >= 1 && rank <= 4096, "rank", rank, "1 to 4096");
    require(epochs >= 1, "epochs", epochs, "1 or more");
    require(cgSteps >= 1, "cg-steps", cgSteps, "1 or more");
    require(threads >= 1, "threads", threads, "1 or more");
  }

  /** The usual ones: one conjugate-gradient step per half, all cores, no loss. */
  public static AlsSettings of(int rank, int epochs, ImplicitObjective objective, long seed) {
    return new AlsSettings(
        rank,
        epochs,
        objective,
        RowSystemSolver.CG,
        1,
        seed,
        LossReport.NONE,
        Runtime.getRuntime().availableProcessors());
  }

  /** A copy that computes the loss after each epoch. */
  public AlsSettings withLoss() {
    return new AlsSettings(
        rank, epochs, objective, solver, cgSteps, seed, LossReport.EACH_EPOCH, threads);
  }

  /** A copy with another number of threads. */
  public AlsSettings withThreads(int other) {
    return new AlsSettings(rank, epochs, objective, solver, cgSteps, seed, loss, other);
  }

  /** A copy with another number of epochs. */
  public AlsSettings withEpochs(int other) {
    return new AlsSettings(rank, other, objective, solver, cgSteps, seed, loss, threads);
  }

  /** A copy with another solver. */
  public AlsSettings withSolver(RowSystemSolver other) {
    return new AlsSettings(rank, epochs, objective, other, cgSteps, seed, loss, threads);
  }

  private static void require(boolean holds, String name, Object found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": found " + found + ", expected " + expected);
    }
  }
}
