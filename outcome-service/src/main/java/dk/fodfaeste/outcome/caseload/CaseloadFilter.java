package dk.fodfaeste.outcome.caseload;

import java.util.Optional;

/**
 * Which enrolments of the caller's scope the list contains, and in which order.
 *
 * @param consultant empty for all consultants
 * @param initiative empty for all initiatives
 */
record CaseloadFilter(
        Optional<String> consultant, Optional<String> initiative, CaseloadState state, CaseloadSort sort) {}
