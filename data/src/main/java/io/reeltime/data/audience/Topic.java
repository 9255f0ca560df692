package io.reeltime.data.audience;

import java.util.List;

/** What a video is about: its category, and the words of its title. */
public enum Topic {
  MUSIC("music", "Acoustic cover", "Street drummers", "Late night jam", "Choir rehearsal"),
  COMEDY("comedy", "Office pranks", "Stand-up night", "Neighbours, part two", "Dad jokes"),
  FOOTBALL("football", "Last minute goal", "Free kick school", "Derby day", "Keeper of the week"),
  COOKING("cooking", "Street food", "Five minute dinner", "Grandmother's soup", "Bread at dawn"),
  DANCE("dance", "Salsa steps", "Rooftop choreography", "Dance battle", "First tango"),
  TRAVEL("travel", "Hidden alleys", "Night train", "48 hours", "Sunrise walk"),
  GAMING("gaming", "Speedrun record", "Boss fight", "Retro arcade", "Level design"),
  FASHION("fashion", "Thrift haul", "Runway looks", "Sewing a jacket", "Sneaker drop"),
  PETS("pets", "Puppy school", "Cat on a tram", "Parrot talks back", "Rescue story"),
  FITNESS("fitness", "Ten minute core", "Morning run", "Calisthenics park", "Rest day"),
  BEAUTY("beauty", "Evening make-up", "Curly hair routine", "Nail art", "Skin care basics"),
  CARS("cars", "Rally stage", "Classic restoration", "Electric road trip", "Drift night"),
  SCIENCE("science", "Kitchen physics", "Rocket launch", "Microscope day", "Why the sky is blue"),
  TECHNOLOGY("technology", "Robot arm", "Phone teardown", "Home server", "Drone build"),
  BASKETBALL("basketball", "Buzzer beater", "Streetball", "Crossover drill", "Dunk contest"),
  ART("art", "Mural in a day", "Watercolour clouds", "Clay on the wheel", "Sketchbook tour"),
  CRAFTS("crafts", "Wooden spoon", "Knitting circle", "Paper birds", "Workshop tour"),
  GARDENING("gardening", "Balcony tomatoes", "Rose pruning", "Compost tips", "Desert garden"),
  NATURE("nature", "Whale watching", "Storm front", "Forest sounds", "Birds at the lake"),
  HISTORY("history", "Lost city", "Castle secrets", "Old photographs", "Tales of the harbour"),
  FILM("film", "Behind the scenes", "Short film", "Stunt training", "Scene breakdown"),
  BOOKS("books", "Reading corner", "Poem of the day", "Bookshop hunt", "First chapters"),
  FAMILY("family", "Twins at breakfast", "School run", "Family picnic", "Toddler logic"),
  FINANCE("finance", "Saving habits", "Market morning", "First pay cheque", "Side business");

  private static final List<String> PLACES =
      List.of(
          "Lima",
          "Lagos",
          "Osaka",
          "Lisbon",
          "Mumbai",
          "Berlin",
          "Jakarta",
          "Mexico City",
          "Nairobi",
          "Paris",
          "Bogota",
          "Istanbul",
          "Manila",
          "Naples",
          "Toronto",
          "Salvador",
          "Hanoi",
          "Seville",
          "Cairo",
          "Glasgow",
          "Seoul",
          "Rosario",
          "Dakar",
          "Kyoto");

  private final String category;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> subjects;

  Topic(String category, String... subjects) {
    this.category = category;
    this.subjects = List.of(subjects);
  }

  /** The category of its videos, such as {@code cooking}. */
  public String category() {
    return category;
  }

  /** A title for people, such as {@code Street food in Lima #42}. */
  String title(long bits, int videoIndex) {
    String subject = subjects.get(Math.floorMod((int) bits, subjects.size()));
    String place = PLACES.get(Math.floorMod((int) (bits >>> 32), PLACES.size()));
    return subject + " in " + place + " #" + videoIndex;
  }
}
