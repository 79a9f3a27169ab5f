package dk.fodfaeste.outcome.team;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.outcome.storage.ArrayParameter;
import dk.fodfaeste.outcome.storage.Database;
import dk.fodfaeste.outcome.storage.SqlConditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts the activities of consultants' enrolments, within the scope of the caller. */
@ApplicationScoped
class JobSupportQuery {
    private static final int MONTHS = 3;

    /** Competitive jobs: subsidised and protected ones are not what IPS works for. */
    private static final Set<ActivityKind> JOBS = EnumSet.of(
            ActivityKind.ORDINARY_FULL_TIME,
            ActivityKind.ORDINARY_PART_TIME,
            ActivityKind.ORDINARY_HOURS,
            ActivityKind.SELF_EMPLOYED,
            ActivityKind.FLEX_JOB);

    private final Database database;
    private final Caller caller;

    JobSupportQuery(Database database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    /** One for each of the consultants with an enrolment, in the order of user names. */
    List<JobSupport> of(Collection<String> consultants, LocalDate today) {
        SqlConditions enrolments = new SqlConditions()
                .add("e.consultant = any(?)", ArrayParameter.of("text", consultants))
                .add("not e.wrongly_registered")
                .addScope("e.initiative", caller);
        List<Object> parameters = new ArrayList<>(List.of(today, today));
        parameters.addAll(enrolments.parameters());
        parameters.addAll(List.of(
                ArrayParameter.of("text", names(JOBS)),
                ActivityKind.EDUCATION.name(),
                ActivityKind.EMPLOYER_MEETING.name(),
                today,
                today.minusWeeks(JobSupport.WEEKS),
                today.minusMonths(1),
                today.minusMonths(MONTHS)));
        return database.query("""
                with enrolled as (
                        select e.enrolment_id, e.consultant, e.started_on <= ? and coalesce(e.exited_on, 'infinity') >= ? as active
                          from enrolments e where %s),
                     days as (select ?::text[] as jobs, ?::text as education, ?::text as employer_meeting, ?::date as today,
                                     ?::date as weeks_ago, ?::date as month_ago, ?::date as months_ago),
                     happened as (
                        select e.enrolment_id, e.consultant, e.active, v.kind, v.on_date, v.until_date, v.confirmed_on, v.attendance, v.held_on,
                               v.kind = any(days.jobs) as job
                          from enrolled e cross join days
                          join activities a on a.enrolment_id = e.enrolment_id and not a.withdrawn
                          join activity_versions v on v.activity_id = a.activity_id and v.version = a.version
                         where v.kind = any(days.jobs) or v.kind in (days.education, days.employer_meeting)),
                     counted as (
                        select consultant,
                               count(*) filter (where kind = employer_meeting and attendance = 'HELD'
                                                  and held_on > weeks_ago and held_on <= today) as employer_meetings,
                               count(distinct enrolment_id) filter (where active and (job or kind = education) and on_date <= today
                                                  and coalesce(until_date >= today, confirmed_on >= month_ago)) as in_job_or_education,
                               count(*) filter (where job and on_date > months_ago and on_date <= today and not exists (
                                    select 1 from happened before where before.enrolment_id = h.enrolment_id and before.job
                                       and before.on_date < h.on_date and coalesce(before.until_date, 'infinity') >= h.on_date - 1)) as jobs_begun,
                               count(*) filter (where job and until_date > months_ago and until_date <= today and not exists (
                                    select 1 from happened after where after.enrolment_id = h.enrolment_id and after.job
                                       and after.on_date > h.on_date and after.on_date <= h.until_date + 1)) as jobs_ended
                          from happened h cross join days group by consultant)
                select consultant, count(*) filter (where active) as active, coalesce(max(employer_meetings), 0) as employer_meetings,
                       coalesce(max(in_job_or_education), 0) as in_job_or_education, coalesce(max(jobs_begun), 0) as jobs_begun,
                       coalesce(max(jobs_ended), 0) as jobs_ended
                  from enrolled left join counted using (consultant) group by consultant order by consultant
                """.formatted(enrolments.joined()), JobSupportQuery::read, parameters.toArray());
    }

    private static List<String> names(Set<ActivityKind> kinds) {
        return kinds.stream().map(ActivityKind::name).collect(Collectors.toList());
    }

    private static JobSupport read(ResultSet row) throws SQLException {
        return new JobSupport(
                row.getString("consultant"),
                row.getLong("employer_meetings"),
                row.getLong("active"),
                row.getLong("in_job_or_education"),
                row.getLong("jobs_begun"),
                row.getLong("jobs_ended"));
    }
}
