package io.reeltime.training.bench;

import org.apache.spark.ml.linalg.BLAS$;

/** Which BLAS MLlib found. */
final class NativeBlas {
  private NativeBlas() {}

  /** {@code native BLAS (JNIBLAS)} or what stands in for it. */
  static String name() {
    String found = BLAS$.MODULE$.nativeBLAS().getClass().getSimpleName();
    return found.startsWith("JNI")
        ? "native BLAS (" + found + ", one thread)"
        : "no native BLAS (" + found + ")";
  }
}
