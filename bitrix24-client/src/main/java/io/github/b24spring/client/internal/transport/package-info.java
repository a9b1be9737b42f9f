/**
 * Where a call becomes an HTTP exchange: the only code that knows HTTP, and the only code
 * that adds secrets.
 */
@NullMarked
package io.github.b24spring.client.internal.transport;

import org.jspecify.annotations.NullMarked;
