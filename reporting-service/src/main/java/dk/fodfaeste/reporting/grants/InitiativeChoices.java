package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.reporting.figures.NameText;
import dk.fodfaeste.reporting.projection.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The initiatives that the caller may enter grants for. */
@ApplicationScoped
class InitiativeChoices {
    private final Initiatives initiatives;
    private final Caller caller;

    InitiativeChoices(Initiatives initiatives, Caller caller) {
        this.initiatives = initiatives;
        this.caller = caller;
    }

    List<Choice> all() throws SQLException {
        return initiatives.knownAt(Instant.MAX).stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .map(initiative -> new Choice(initiative.code(), NameText.of(initiative)))
                .toList();
    }
}
