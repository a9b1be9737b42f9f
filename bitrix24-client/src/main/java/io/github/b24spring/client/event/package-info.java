/**
 * What happens on a portal, as typed events: received from it, or fetched from its
 * queues, and given to handlers.
 */
@NullMarked
package io.github.b24spring.client.event;

import org.jspecify.annotations.NullMarked;
