package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.kit.security.Caller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Conditions of a query, joined by {@code and}, with their parameters. */
public final class SqlConditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /** @param values one for each question mark */
    public SqlConditions add(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(Arrays.asList(values));
        return this;
    }

    /** Restricts the query to the initiatives that the caller may access. */
    public SqlConditions addScope(String initiativeColumn, Caller caller) {
        return caller.reachesAll()
                ? this
                : add(initiativeColumn + " = any(?)", ArrayParameter.of("text", caller.initiatives()));
    }

    /** For the beginning of a where clause. */
    public String joined() {
        return String.join(" and ", conditions);
    }

    /** For the end of a where clause; blank if there are no conditions. */
    public String continued() {
        return conditions.isEmpty() ? "" : " and " + joined();
    }

    public List<Object> parameters() {
        return Collections.unmodifiableList(parameters);
    }
}
