package io.github.b24spring.autoconfigure;

import java.util.function.Function;

import io.github.b24spring.client.exception.Bitrix24Exception;
import org.jspecify.annotations.Nullable;

/**
 * Names the property that decides of a failure.
 */
final class PropertyHints implements Function<Bitrix24Exception, @Nullable String> {

	@Override
	public @Nullable String apply(Bitrix24Exception failure) {
		return switch (failure.kind()) {
			case ADMISSION -> "How long calls may wait and how many is told by 'bitrix24.rate-limit.max-wait' and"
					+ " 'bitrix24.rate-limit.max-queue-size'.";
			case RATE_LIMIT -> "What the portal allows is told by 'bitrix24.rate-limit.plan'; how long calls are"
					+ " repeated, by 'bitrix24.retry.timeout'.";
			case OPERATING_LIMIT ->
				"The execution time that a method may use is told by" + " 'bitrix24.rate-limit.operating-limit'.";
			case PORTAL_MOVED -> "Correct 'bitrix24.webhook-url' or 'bitrix24.portal-url', or trust the new host with"
					+ " 'bitrix24.allowed-redirect-hosts'.";
			case AUTHENTICATION ->
				"The credentials are those of 'bitrix24.webhook-url' or 'bitrix24.access-token', unless"
						+ " the client is one of the application's own.";
			case TIMEOUT -> "The time-outs are 'bitrix24.http.response-timeout' and"
					+ " 'bitrix24.http.connect-timeout', unless the call has a deadline of its own.";
			default -> null;
		};
	}

}
