/**
 * Health of the connection to the portal.
 */
@NullMarked
package io.github.b24spring.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
