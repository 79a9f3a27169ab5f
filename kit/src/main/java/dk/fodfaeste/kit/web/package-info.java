/** What all pages share: layout, language, forms with their faults, and problem pages. */
package dk.fodfaeste.kit.web;
