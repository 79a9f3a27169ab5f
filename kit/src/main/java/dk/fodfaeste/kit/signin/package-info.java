/** Authentication: programs send a token, users sign in. */
package dk.fodfaeste.kit.signin;
