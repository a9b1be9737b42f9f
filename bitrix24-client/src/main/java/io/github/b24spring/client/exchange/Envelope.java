package io.github.b24spring.client.exchange;

import io.github.b24spring.client.ResponseTime;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the portal whose result is not decoded yet.
 */
record Envelope(@Nullable JsonSlice result, @Nullable Long total, @Nullable Long next, @Nullable ResponseTime time,
		@Nullable ErrorBody error) {
}
