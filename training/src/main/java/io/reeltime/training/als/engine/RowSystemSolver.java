package io.reeltime.training.als.engine;

/** How a row's system of normal equations is solved. */
public enum RowSystemSolver {
  /** Conjugate gradient from the row's last factor, preconditioned: fast, converges over epochs. */
  CG,
  /** Exactly, by Cholesky factorisation: the reference. */
  CHOLESKY
}
