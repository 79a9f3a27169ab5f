package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a budget note with money for an initiative says about itself.
 *
 * @param districts bydele
 * @param parallelTo the notes that it names, and those that name it
 */
public record NoteView(
        String document,
        List<String> districts,
        @Schema(nullable = true) String address,
        List<NoteCategory> categories,
        List<ParallelNote> parallelTo) {

    /**
     * @param initiatives with money in the note; empty if the note is not entered
     */
    public record ParallelNote(String document, List<String> initiatives) {
        /** The page with the note; null if the reader has none. */
        public String address() {
            return initiatives.isEmpty()
                    ? null
                    : "/grants/of/" + DisplayText.pathSegment(initiatives.getFirst()) + "#" + anchor(document);
        }
    }

    /** A name and its value, in the language of the request. */
    public record Fact(String name, String value) {}

    /** The notes with money for the initiative that say anything about themselves, in the order of the documents. */
    static List<NoteView> of(String initiative, List<GrantDocument> documents) {
        return documents.stream()
                .filter(document -> initiatives(document).contains(initiative))
                .map(document -> of(document, documents))
                .filter(NoteView::saysAnything)
                .toList();
    }

    private static NoteView of(GrantDocument document, List<GrantDocument> all) {
        TreeSet<String> parallel = new TreeSet<>(document.note().parallelTo());
        all.stream()
                .filter(other -> other.note().parallelTo().contains(document.document()))
                .forEach(other -> parallel.add(other.document()));
        return new NoteView(
                document.document(),
                document.note().districts(),
                document.note().address(),
                document.note().categories(),
                parallel.stream()
                        .map(name -> new ParallelNote(
                                name,
                                all.stream()
                                        .filter(other -> other.document().equals(name))
                                        .flatMap(other -> initiatives(other).stream())
                                        .toList()))
                        .toList());
    }

    private static List<String> initiatives(GrantDocument document) {
        return document.lines().stream().map(GrantLine::initiative).distinct().toList();
    }

    private boolean saysAnything() {
        return !facts().isEmpty() || !parallelTo.isEmpty();
    }

    NoteView within(Predicate<String> reached) {
        return new NoteView(
                document,
                districts,
                address,
                categories,
                parallelTo.stream()
                        .map(note -> new ParallelNote(
                                note.document(),
                                note.initiatives().stream().filter(reached).toList()))
                        .toList());
    }

    /** The id of the note's heading on the page of an initiative. */
    public static String anchor(String document) {
        return "document-" + DisplayText.pathSegment(document);
    }

    /** Everything but the parallel notes; what the note does not say is left out. */
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        if (!categories.isEmpty()) {
            facts.add(new Fact(
                    DisplayText.say("Kategorisering", "Category"),
                    categories.stream().map(CodeLabels::label).collect(Collectors.joining(", "))));
        }
        if (!districts.isEmpty()) {
            facts.add(new Fact(
                    districts.size() == 1
                            ? DisplayText.say("Bydel", "District")
                            : DisplayText.say("Bydele", "Districts"),
                    String.join(", ", districts)));
        }
        if (address != null) {
            facts.add(new Fact(DisplayText.say("Adresse", "Address"), address));
        }
        return facts;
    }

    /** "Søges parallelt" of the notes. */
    public String parallelLabel() {
        return DisplayText.say("Søges parallelt med", "Applied for in parallel with");
    }
}
