/**
 * Auto-configuration of the route that events are posted to.
 */
@NullMarked
package io.github.b24spring.autoconfigure.event.web;

import org.jspecify.annotations.NullMarked;
