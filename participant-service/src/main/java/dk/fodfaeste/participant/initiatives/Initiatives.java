package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue of initiatives. */
@ApplicationScoped
public class Initiatives implements PanacheRepositoryBase<Initiative, String> {

    /** By SQL with one parameter, because HQL with a list of parameters is translated again at each execution. */
    @SuppressWarnings("unchecked")
    public Map<String, Initiative> byCode(Collection<String> codes) {
        List<Initiative> initiatives = getEntityManager()
                .createNativeQuery("select * from initiatives where code = any(:codes)", Initiative.class)
                .setParameter("codes", codes.stream().distinct().toArray(String[]::new))
                .getResultList();
        return initiatives.stream().collect(Collectors.toMap(Initiative::code, Function.identity()));
    }

    /**
     * Returns which of the initiatives exist. Until the transaction ends no other one revises them, so the definition of a measure cannot
     * change while its first follow-up is created.
     */
    @SuppressWarnings("unchecked")
    public Set<String> lockAgainstRevision(Collection<String> codes) {
        List<Tuple> existing = getEntityManager()
                .createNativeQuery(
                        "select code from initiatives where code = any(:codes) order by code for share", Tuple.class)
                .setParameter("codes", codes.toArray(String[]::new))
                .getResultList();
        return existing.stream().map(row -> row.get(0, String.class)).collect(Collectors.toSet());
    }

    /** Until the transaction ends no other one registers or exits an enrolment in the initiative. */
    Optional<Initiative> lockForRevision(String code) {
        return findByIdOptional(code, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The names by code. */
    public Map<String, String> names(Collection<String> codes) {
        return byCode(codes).values().stream()
                .collect(Collectors.toMap(
                        Initiative::code, initiative -> initiative.definition().displayName()));
    }

    /** In the order of the names. A municipality has some tens of initiatives. */
    public List<Initiative> allByName() {
        return listAll().stream()
                .sorted(Comparator.comparing(
                        initiative -> initiative.definition().displayName()))
                .toList();
    }

    /** Empty also if the text is no code. */
    public Optional<Initiative> findByCode(String code) {
        return Optional.of(code).filter(InitiativeRules::isCode).flatMap(this::findByIdOptional);
    }

    /**
     * In the order of the codes.
     *
     * @throws Refusal 400 if {@code after} is no code
     */
    List<Initiative> page(String after, int limit) {
        if (after != null && !after.isBlank() && !InitiativeRules.isCode(after)) {
            throw Refusal.malformed("after", message("notACursor"));
        }
        return find("code > ?1 order by code", after == null ? "" : after.strip())
                .range(0, limit - 1)
                .list();
    }
}
