/**
 * Where lists are read, by page or in the order of their ids.
 */
@NullMarked
package io.github.b24spring.client.internal.walk;

import org.jspecify.annotations.NullMarked;
