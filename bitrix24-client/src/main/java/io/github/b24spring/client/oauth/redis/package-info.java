/**
 * Tokens in Redis. Needs Spring Data Redis.
 */
@NullMarked
package io.github.b24spring.client.oauth.redis;

import org.jspecify.annotations.NullMarked;
