package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue. */
@ApplicationScoped
public class Initiatives implements PanacheRepositoryBase<Initiative, String> {

    public Map<String, Initiative> byCode(Collection<String> codes) {
        return list("code in ?1", Set.copyOf(codes)).stream()
                .collect(Collectors.toMap(Initiative::code, Function.identity()));
    }

    /**
     * Which of the initiatives there are. Nobody revises those until the transaction ends, so that a measure's definition cannot
     * change in the moment in which it gets its first follow-up.
     */
    @SuppressWarnings("unchecked")
    public Set<String> held(Collection<String> codes) {
        List<String> held = getEntityManager()
                .createNativeQuery(
                        "select code from initiatives where code = any(:codes) order by code for share", String.class)
                .setParameter("codes", codes.toArray(String[]::new))
                .getResultList();
        return new HashSet<>(held);
    }

    /** Nobody registers or exits in it until the transaction ends. */
    Optional<Initiative> lockedForRevision(String code) {
        return findByIdOptional(code, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What they are called, by code. */
    public Map<String, String> names(Collection<String> codes) {
        return byCode(codes).values().stream()
                .collect(Collectors.toMap(
                        Initiative::code, initiative -> initiative.definition().name()));
    }

    /** In the order of their names; a municipality has tens of them. */
    public List<Initiative> all() {
        return listAll().stream()
                .sorted(Comparator.comparing(
                        initiative -> initiative.definition().name()))
                .toList();
    }

    /** Empty also where the text is no code. */
    public Optional<Initiative> known(String code) {
        return Optional.of(code).filter(InitiativeRules::isCode).flatMap(this::findByIdOptional);
    }

    /**
     * In the order of their codes.
     *
     * @throws Refusal 400 where it is no code behind which the page shall begin
     */
    List<Initiative> page(String after, int limit) {
        if (after != null && !after.isBlank() && !InitiativeRules.isCode(after)) {
            throw Refusal.malformed("after", "is not what a page before this one said");
        }
        return find("code > ?1 order by code", after == null ? "" : after.strip())
                .range(0, limit - 1)
                .list();
    }
}
