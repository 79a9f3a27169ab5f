package dk.fodfaeste.participant.importing;

import dk.fodfaeste.kit.importing.ImportKind;
import dk.fodfaeste.kit.importing.ImportKind.Column;
import dk.fodfaeste.kit.importing.ImportPages;
import dk.fodfaeste.kit.importing.ImportTemplate;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Status;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The pages for importing a file of enrolments. */
@Path(ImportPage.ADDRESS)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LEAD)
@Blocking
public class ImportPage {
    static final String ADDRESS = "/imports/enrolments";

    private final ImportPages importPages;
    private final ImportingEnrolments importing;
    private final Language language;

    ImportPage(ImportPages importPages, ImportingEnrolments importing, Language language) {
        this.importPages = importPages;
        this.importing = importing;
        this.language = language;
    }

    @GET
    public Response choose() {
        return importPages.choose(kind());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(@RestForm("file") FileUpload file) throws IOException {
        return importPages.upload(kind(), file, importing);
    }

    @GET
    @Path("/template")
    @Produces(ImportTemplate.MEDIA_TYPE)
    public Response template() {
        return importPages.template(kind());
    }

    @GET
    @Path("/{importId}")
    public Response show(@PathParam("importId") String importId, @QueryParam("from") @DefaultValue("0") String from) {
        return importPages.show(kind(), importId, from);
    }

    @POST
    @Path("/{importId}/take")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response startImport(@PathParam("importId") String importId) throws IOException {
        return importPages.start(kind(), importId);
    }

    @GET
    @Path("/{importId}/rejected-lines")
    @Produces("text/csv")
    public Response rejectedLines(@PathParam("importId") String importId) {
        return importPages.rejectedLines(importId);
    }

    private ImportKind kind() {
        return new ImportKind(
                ADDRESS,
                language.say("Indlæs forløb", "Import enrolments"),
                language.say(
                        "En linje for hvert forløb: en ny borger i en indsats, eller en afgang, hvor der ingen er.",
                        "A line for each enrolment: a citizen who starts in an initiative, or an exit where there is none."),
                language.say(
                        "En borger, der er slettet, kendes ikke igen. Står borgeren i filen, bliver borgeren oprettet som en ny og tæller med som en ny.",
                        "An erased citizen is not recognised. If the file has them, they become a new citizen, who counts as a new one."),
                List.of(
                        column("caseNumber", "sagsnummer; ét for hvert forløb", "case number; one for each enrolment"),
                        column(
                                "cpr",
                                "cpr-nummer, ti cifre med eller uden bindestreg",
                                "CPR number, ten digits with or without a hyphen"),
                        column("name", "borgerens navn", "the citizen's name"),
                        column("initiative", "indsatsens kode", "the initiative's code"),
                        column("consultant", "konsulentens brugernavn", "the consultant's user name"),
                        column(
                                "startedOn",
                                "startdato, skrevet 2026-03-15 eller 15-03-2026",
                                "start, written 2026-03-15 or 15-03-2026"),
                        column(
                                "exitedOn",
                                "afgangsdato; tom, hvis forløbet er i gang",
                                "exit; blank while the enrolment is active"),
                        column(
                                "exitReason",
                                "årsag til afgangen: " + Codes.names(ExitReason.class)
                                        + "; tom, hvor der ingen afgang er",
                                "reason of the exit: " + Codes.names(ExitReason.class)
                                        + "; blank where there is no exit"),
                        new Column(
                                "statusAtStart",
                                language.say("situation ved start: ", "situation at the start: ")
                                        + Codes.names(Status.class),
                                false)),
                language.say("Indlæs opfølgninger i stedet", "Import follow-up statuses instead"),
                "/imports/statuses");
    }

    private Column column(String name, String danish, String english) {
        return new Column(name, language.say(danish, english), true);
    }
}
