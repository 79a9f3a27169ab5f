package dk.fodfaeste.kit.importing;

import java.util.List;

/**
 * A kind of file, with the texts of its page in the language of the request.
 *
 * @param address the address of its page
 * @param note what a user must know before a checked file is imported; blank if nothing
 * @param columns the columns of the file
 * @param otherName link text of the page for the other kind; blank if the user may not import that
 */
public record ImportKind(
        String address,
        String title,
        String about,
        String note,
        List<Column> columns,
        String otherName,
        String otherAddress) {

    /** @param required whether the header must have the column */
    public record Column(String name, String meaning, boolean required) {}
}
