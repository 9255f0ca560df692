package io.reeltime.pipelines.packaged;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a person sees it: a real browser over a real, trained demo. */
class DemoPageIT {
  private static final double MODEL_MILLIS = Duration.ofMinutes(3).toMillis();

  @TempDir private Path home;

  @Test
  void aLikeAndASkipChangeTheFeedThatAPersonSees() throws Exception {
    Optional<Path> chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    Needed.present(chromium.isPresent(), "Chromium");

    try (ReeltimeProcess demo =
            ReeltimeProcess.start(home, "demo", "--users", "300", "--history", "P3D");
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(options(chromium.get()))) {
      Page page = browser.newPage();
      List<String> errors = new ArrayList<>();
      page.onPageError(errors::add);
      page.navigate(demo.url().toString());

      assertThat(page.locator("#version"))
          .hasText(
              Pattern.compile("v\\d{6}"),
              new LocatorAssertions.HasTextOptions().setTimeout(MODEL_MILLIS));
      Locator cards = page.locator("video-feed li");
      assertThat(cards.first()).isVisible();
      String liked = videoOf(cards.nth(0));

      act(page, liked, "like");
      assertThat(page.locator("video-feed .notice")).containsText("like on");
      // Of the new feed: what stood second in the old one may be gone after the like.
      String skipped = videoOf(cards.first());
      act(page, skipped, "skip");

      assertThat(page.locator("video-feed .notice")).containsText("skip on");
      assertThat(card(page, liked)).hasCount(0);
      assertThat(card(page, skipped)).hasCount(0);
      assertThat(page.locator("video-feed li.fresh").count())
          .as("videos that were not in the feed before")
          .isPositive();
      page.locator("user-picker button.new").click();
      assertThat(page.locator("video-feed .fallback"))
          .containsText("Nothing is known of this user");
      assertThat(errors).as("errors of the page's scripts").isEmpty();
    }
  }

  private static BrowserType.LaunchOptions options(Path chromium) {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(chromium)
        .setArgs(
            List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
  }

  private static Locator card(Page page, String videoId) {
    return page.locator("video-feed li[data-video='" + videoId + "']");
  }

  private static void act(Page page, String videoId, String action) {
    card(page, videoId).locator("button[data-action='" + action + "']").click();
  }

  private static String videoOf(Locator card) {
    return card.getAttribute("data-video");
  }
}
