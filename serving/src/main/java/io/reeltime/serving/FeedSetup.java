package io.reeltime.serving;

import io.reeltime.data.log.EventLog;
import io.reeltime.serving.generation.Generations;
import io.reeltime.serving.shaping.FeedShaper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What answers are made with.
 *
 * @param generations what to answer from
 * @param log whose durable records every answer knows, or says that it may not
 * @param clock by which videos are published
 * @param requestIds a new one for each answer
 * @param shaper of pages
 * @param mostTasteVideos videos that a fold-in takes
 * @param deadline after which an answer is made from what is there
 * @param reasons keeps answers so that they can be asked about
 * @param observer is told of every answer
 */
public record FeedSetup(
    Generations generations,
    EventLog log,
    InstantSource clock,
    Supplier<String> requestIds,
    FeedShaper shaper,
    int mostTasteVideos,
    Duration deadline,
    Reasons reasons,
    AnswerObserver observer) {}
