/**
 * Auto-configuration of what the application's actuator shows.
 */
@NullMarked
package io.github.b24spring.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
