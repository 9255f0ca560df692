package io.reeltime.serving.rule;

/** How a number is compared with another; unequal is the negation of equal. */
public enum Comparison {
  EQUAL("="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /** The sign in rules, such as {@code <=}. */
  public String sign() {
    return sign;
  }

  boolean holds(long left, long right) {
    return switch (this) {
      case EQUAL -> left == right;
      case LESS -> left < right;
      case AT_MOST -> left <= right;
      case MORE -> left > right;
      case AT_LEAST -> left >= right;
    };
  }
}
