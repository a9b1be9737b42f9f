package io.github.b24spring.client.internal.walk;

import java.time.Duration;
import java.util.List;

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.walk.IdReading.PositionedPage;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way to the subscriber, and how to go on.
 *
 * @param index the place among all ranges
 * @param pages the rows
 * @param rest what is left of the range; {@code null} if nothing is
 * @param pause how long to wait before reading it
 * @param failure why reading ends after the rows; {@code null} if it does not
 */
record IdChunk(long index, List<PositionedPage> pages, @Nullable IdRange rest, Duration pause,
		@Nullable Bitrix24Exception failure) {
}
