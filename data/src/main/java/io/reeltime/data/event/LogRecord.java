package io.reeltime.data.event;

/** What the event log holds: events, and the changes of the video catalogue in the same order. */
public sealed interface LogRecord permits Event, Video {}
