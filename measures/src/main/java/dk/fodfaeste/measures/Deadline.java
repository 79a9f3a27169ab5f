package dk.fodfaeste.measures;

import java.time.LocalDate;

/**
 * A deadline that no meeting has met yet.
 *
 * @param closesOn the last day on which a meeting that was held in time may be entered
 */
public record Deadline(ActivityKind meeting, LocalDate dueOn, LocalDate closesOn) {}
