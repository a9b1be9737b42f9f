/**
 * Auto-configuration of events: how they come, and who is given them.
 */
@NullMarked
package io.github.b24spring.autoconfigure.event;

import org.jspecify.annotations.NullMarked;
