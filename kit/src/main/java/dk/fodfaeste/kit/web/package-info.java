/** What all pages share: who is signed in, the language, forms and their errors, and what went wrong said to a person. */
package dk.fodfaeste.kit.web;
