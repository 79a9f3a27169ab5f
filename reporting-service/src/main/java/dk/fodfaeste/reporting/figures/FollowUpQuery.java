package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.rate.Window;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** Selects the follow-ups of a measure in a window, with their state on the reference day. The rows themselves do not depend on the day. */
public record FollowUpQuery(String initiative, String measure, Window window, AsOf asOf) {
    private static final String SELECT = """
            select %1$s as day, enrolment_id, anchor_on, due_on, participant_ref, closes_on, target_percent, age, exit_reason, statuses,
                coalesce(result = 'EXCLUDED', false) as excluded,
                result is distinct from 'EXCLUDED' and due_on > today as not_due,
                coalesce(result = 'RECORDED', false) and due_on <= today as recorded,
                coalesce(result = 'LOST', false) and due_on <= today or result is null and closes_on < today as lost,
                result is null and due_on <= today and closes_on >= today as pending,
                success and due_on <= today as successful
            from follow_ups, (select ?::date as today) reference
            where initiative = ? and measure = ? and %1$s between ? and ? and %2$s""";

    private static final String KNOWN_NOW = "known_to = 'infinity'";
    private static final String KNOWN_THEN = "known_from <= ? and known_to > ?";

    public static FollowUpQuery of(DisclosedFigure figure) {
        return new FollowUpQuery(figure.initiative().code(), figure.measure().code(), figure.window(), figure.asOf());
    }

    /** A select statement with one row for each follow-up. */
    public String sql() {
        String day = switch (window.basis()) {
            case ANCHOR -> "anchor_on";
            case FOLLOW_UP -> "due_on";
        };
        return SELECT.formatted(day, asOf.present() ? KNOWN_NOW : KNOWN_THEN);
    }

    /** Sets the parameters of {@link #sql}, which start at index {@code first}. */
    public void setParameters(PreparedStatement select, int first) throws SQLException {
        select.setObject(first, asOf.today());
        select.setString(first + 1, initiative);
        select.setString(first + 2, measure);
        select.setObject(first + 3, window.firstDay());
        select.setObject(first + 4, window.lastDayInclusive());
        if (!asOf.present()) {
            select.setObject(first + 5, asOf.knownAt().atOffset(ZoneOffset.UTC));
            select.setObject(first + 6, asOf.knownAt().atOffset(ZoneOffset.UTC));
        }
    }
}
