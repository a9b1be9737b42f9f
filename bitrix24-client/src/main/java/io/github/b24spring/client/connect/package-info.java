/**
 * What a client is made with: the builder, and the limits that clients share. The only
 * package that knows all others, because it puts them together.
 */
@NullMarked
package io.github.b24spring.client.connect;

import org.jspecify.annotations.NullMarked;
