/**
 * What test portals send to applications: events, pages and requests of robots; and the
 * queues of events that applications fetch.
 */
@NullMarked
package io.github.b24spring.testportal.event;

import org.jspecify.annotations.NullMarked;
