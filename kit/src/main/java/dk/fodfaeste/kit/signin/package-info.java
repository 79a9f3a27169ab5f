/** How somebody proves who they are: programs by a token, people by signing in. */
package dk.fodfaeste.kit.signin;
