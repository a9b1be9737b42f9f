package io.github.b24spring.client;

import org.jspecify.annotations.Nullable;

/**
 * How far the reading of a list has come.
 *
 * @param rows the number of rows given to the subscriber
 * @param requests the number of requests answered
 * @param estimatedTotal the number of rows there will be, guessed from the ids read so
 * far where the portal was not asked to count; {@code null} if nothing is known
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ListProgress(long rows, long requests, @Nullable Long estimatedTotal) {
}
