/**
 * Events that are fetched from queues of a portal, each at least once.
 */
@NullMarked
package io.github.b24spring.client.event.source;

import org.jspecify.annotations.NullMarked;
