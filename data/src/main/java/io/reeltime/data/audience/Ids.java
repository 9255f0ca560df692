package io.reeltime.data.audience;

/** External ids of the audience's users, videos and creators: a word and the index. */
final class Ids {
  private static final String USER = "user-";
  private static final String VIDEO = "video-";
  private static final String CREATOR = "creator-";

  private Ids() {}

  static String user(int userIndex) {
    return USER + userIndex;
  }

  static String video(int videoIndex) {
    return VIDEO + videoIndex;
  }

  static String creator(int creatorIndex) {
    return CREATOR + creatorIndex;
  }

  /** The index in an id that {@link #video} made, or -1. */
  static int videoIndex(String videoId) {
    return index(VIDEO, videoId);
  }

  /** The index in an id that {@link #user} made, or -1. */
  static int userIndex(String userId) {
    return index(USER, userId);
  }

  private static int index(String prefix, String id) {
    int digits = id.length() - prefix.length();
    if (!id.startsWith(prefix) || digits < 1 || digits > 10) {
      return -1;
    }
    long index = 0;
    for (int i = prefix.length(); i < id.length(); i++) {
      char digit = id.charAt(i);
      if (digit < '0' || digit > '9' || (digit == '0' && i == prefix.length() && digits > 1)) {
        return -1;
      }
      index = 10 * index + (digit - '0');
    }
    return index <= Integer.MAX_VALUE ? (int) index : -1;
  }
}
