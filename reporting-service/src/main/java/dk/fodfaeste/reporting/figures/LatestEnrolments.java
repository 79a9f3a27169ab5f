package dk.fodfaeste.reporting.figures;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The latest known version of each enrolment, without the wrongly registered ones, as a part of a statement. */
public final class LatestEnrolments {
    /** For {@code from}; has two parameters, both of them {@link #knownAt}. */
    public static final String SQL = """
            (select * from enrolment_versions version
                where recorded_at <= ? and state is distinct from 'WRONGLY_REGISTERED'
                    and not exists (select from enrolment_versions later
                        where later.enrolment_id = version.enrolment_id and later.version > version.version
                            and later.recorded_at <= ?)) latest""";

    private LatestEnrolments() {}

    /** The last instant whose facts are known. */
    public static OffsetDateTime knownAt(AsOf asOf) {
        return asOf.present() ? OffsetDateTime.MAX : asOf.knownAt().atOffset(ZoneOffset.UTC);
    }
}
