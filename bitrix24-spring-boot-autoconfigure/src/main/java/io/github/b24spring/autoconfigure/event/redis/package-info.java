/**
 * Auto-configuration of owners of queues that are kept in Redis.
 */
@NullMarked
package io.github.b24spring.autoconfigure.event.redis;

import org.jspecify.annotations.NullMarked;
