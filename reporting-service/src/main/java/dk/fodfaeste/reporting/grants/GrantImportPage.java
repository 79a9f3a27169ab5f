package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.importing.ImportKind;
import dk.fodfaeste.kit.importing.ImportKind.Column;
import dk.fodfaeste.kit.importing.ImportPages;
import dk.fodfaeste.kit.importing.ImportTemplate;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Language;
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

/** The import of a grant file: choose a file, check it, import it. */
@Path(GrantImportPage.ADDRESS)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.ADMIN)
@Blocking
public class GrantImportPage {
    static final String ADDRESS = "/imports/grants";

    private final ImportPages importPages;
    private final GrantFileImporter importing;
    private final Language language;

    GrantImportPage(ImportPages importPages, GrantFileImporter importing, Language language) {
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
                language.say("Indlæs bevillinger", "Import grants"),
                language.say(
                        "En linje for hvert beløb i hvert år. Højst 5.000 linjer.",
                        "A line for each amount of each year. 5,000 lines at most."),
                "",
                List.of(
                        required("initiative", "indsatsens kode", "the initiative's code"),
                        required(
                                "budgetAgreement",
                                "budgetaftale, fx Budget 2026",
                                "budget agreement, such as Budget 2026"),
                        required("document", "dokument, fx BI11", "document, such as BI11"),
                        required("standing", "APPLIED_FOR (søgt) eller GRANTED (bevilget)", "APPLIED_FOR or GRANTED"),
                        required("budgetItem", "budgetpost", "budget item"),
                        required("administration", "forvaltning", "administration"),
                        required("priceLevel", "prisniveau: et årstal", "price level: a year"),
                        required("sign", "EXPENSE (udgift) eller INCOME (indtægt)", "EXPENSE or INCOME"),
                        required("year", "år", "year"),
                        required(
                                "amount",
                                "beløb i hele 1.000 kr., uden punktum",
                                "amount in whole DKK 1,000, digits only"),
                        optional("scenario", "scenarie", "scenario"),
                        optional("committee", "udvalg", "committee"),
                        optional("grantNumber", "bevilling, fx 35.10", "grant number, such as 35.10"),
                        optional("steeringArea", "styringsområde", "steering area"),
                        optional(
                                "kind",
                                "LINE for et beløb, STATED_TOTAL for en sum, dokumentet selv angiver, NOTE for oplysninger om notatet",
                                "LINE for an amount, STATED_TOTAL for a total stated by the document, NOTE for details of the note"),
                        optional(
                                "where",
                                "for en angivet sum: hvor i dokumentet",
                                "for a stated total: the place in the document"),
                        optional(
                                "fullTimeEquivalents",
                                "årsværk, som beløbet dækker, fx 0,5",
                                "full-time equivalents that the amount pays for, such as 0.5"),
                        optional(
                                "districts",
                                "for oplysninger om notatet: bydele, adskilt af |",
                                "for details of a note: districts (bydele), separated by |"),
                        optional("address", "for oplysninger om notatet: adresse", "for details of a note: address"),
                        optional(
                                "categories",
                                "for oplysninger om notatet: NEED_TO, EXPIRING_GRANT (bevillingsudløb), REQUESTED_BY_COMMITTEE (bestilt af fagudvalg), adskilt af |",
                                "for details of a note: NEED_TO, EXPIRING_GRANT, REQUESTED_BY_COMMITTEE, separated by |"),
                        optional(
                                "parallelTo",
                                "for oplysninger om notatet: dokumenter, der søges parallelt, adskilt af |",
                                "for details of a note: documents applied for in parallel, separated by |")),
                language.say("Til bevillingerne", "To the grants"),
                "/grants");
    }

    private Column required(String name, String danish, String english) {
        return new Column(name, language.say(danish, english), true);
    }

    private Column optional(String name, String danish, String english) {
        return new Column(name, language.say(danish, english), false);
    }
}
