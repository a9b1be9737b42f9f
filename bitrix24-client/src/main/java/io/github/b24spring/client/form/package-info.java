/**
 * Reads what portals post: forms whose names nest by PHP's brackets.
 */
@NullMarked
package io.github.b24spring.client.form;

import org.jspecify.annotations.NullMarked;
