/**
 * Owners of event queues in Redis. Needs Spring Data Redis.
 */
@NullMarked
package io.github.b24spring.client.event.source.redis;

import org.jspecify.annotations.NullMarked;
