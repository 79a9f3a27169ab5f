/** Money: entered by administrators as the budget notes have it, shown in the notes' tables, and divided by the people it was for. */
package dk.fodfaeste.reporting.grants;
