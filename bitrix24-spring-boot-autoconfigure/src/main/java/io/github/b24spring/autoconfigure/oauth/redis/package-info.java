/**
 * Auto-configuration of tokens that are kept in Redis.
 */
@NullMarked
package io.github.b24spring.autoconfigure.oauth.redis;

import org.jspecify.annotations.NullMarked;
