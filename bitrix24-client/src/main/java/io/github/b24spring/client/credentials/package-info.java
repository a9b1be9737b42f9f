/**
 * What a portal lets a client in with.
 */
@NullMarked
package io.github.b24spring.client.credentials;

import org.jspecify.annotations.NullMarked;
