package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.kit.importing.ImportKind;
import dk.fodfaeste.kit.importing.ImportKind.Column;
import dk.fodfaeste.kit.importing.ImportPages;
import dk.fodfaeste.kit.importing.ImportTemplate;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
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

/** Pages to upload a file of statuses, check it in a dry run, and import it. */
@Path(ImportPage.ADDRESS)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.LEAD, Roles.REGISTER})
@Blocking
public class ImportPage {
    static final String ADDRESS = "/imports/statuses";

    private final ImportPages importPages;
    private final ImportingStatuses importing;
    private final Caller caller;
    private final Language language;

    ImportPage(ImportPages importPages, ImportingStatuses importing, Caller caller, Language language) {
        this.importPages = importPages;
        this.importing = importing;
        this.caller = caller;
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
    public Response start(@PathParam("importId") String importId) throws IOException {
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
                language.say("Indlæs opfølgninger", "Import follow-up statuses"),
                language.say(
                        "En linje for hver opfølgning: hvad borgerens situation var på dagen.",
                        "One line for each follow-up, with the citizen's situation on the due date."),
                "",
                List.of(
                        column("caseNumber", "forløbets sagsnummer", "the enrolment's case number"),
                        column("measure", "målepunktets kode i indsatsen", "the code of the initiative's measure"),
                        column(
                                "statusDate",
                                "datoen for situationen, skrevet 2026-03-15 eller 15-03-2026; tom for den dag, opfølgningen gælder",
                                "date of the situation, written 2026-03-15 or 15-03-2026; blank for the due date of the follow-up"),
                        column(
                                "status",
                                "situationen: " + Codes.names(Status.class)
                                        + "; flere adskilles af |. LOST, hvis borgeren ikke kan træffes",
                                "the situation: " + Codes.names(Status.class)
                                        + "; separate several by |. LOST if the citizen cannot be reached"),
                        column(
                                "weeklyHours",
                                "timer om ugen, skrevet 18,5 eller 18.5; kan være tom",
                                "hours a week, such as 18.5 or 18,5; may be blank"),
                        column(
                                "source",
                                "hvor oplysningen kommer fra: " + Codes.names(Source.class),
                                "source of the information: " + Codes.names(Source.class)),
                        new Column(
                                "cpr, initiative",
                                language.say(
                                        "cpr-nummer og indsatsens kode; i stedet for caseNumber, eller hvor det er tomt",
                                        "CPR number and the initiative's code, instead of caseNumber or if it is blank"),
                                false)),
                caller.hasRole(Roles.LEAD) ? language.say("Indlæs forløb i stedet", "Import enrolments instead") : "",
                "/imports/enrolments");
    }

    private Column column(String name, String danish, String english) {
        return new Column(name, language.say(danish, english), true);
    }
}
