package io.github.b24spring.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Refuses values that cannot work, by the name of their property.
 */
final class PropertyChecks {

	/**
	 * What HTTP libraries can count, in milliseconds and in bytes.
	 */
	private static final int MAX = Integer.MAX_VALUE;

	private PropertyChecks() {
	}

	static void check(Bitrix24Properties properties) {
		Bitrix24Properties.Http http = properties.getHttp();
		checkTimeout("bitrix24.http.connect-timeout", http.getConnectTimeout());
		checkTimeout("bitrix24.http.response-timeout", http.getResponseTimeout());
		DataSize size = http.getMaxResponseSize();
		check(size.toBytes() > 0 && size.toBytes() <= MAX, "bitrix24.http.max-response-size", size,
				"It must be at least 1 byte and less than 2 GB.");
		for (String host : properties.getAllowedRedirectHosts()) {
			check(host.matches("[^\\s/:@?#]+"), "bitrix24.allowed-redirect-hosts", host,
					"Each must be the name of a host, without scheme, port and path.");
		}
	}

	private static void checkTimeout(String name, Duration timeout) {
		check(timeout.compareTo(Duration.ofMillis(1)) >= 0 && timeout.compareTo(Duration.ofMillis(MAX)) <= 0, name,
				timeout, "It must be at least 1 ms and less than 25 days.");
	}

	private static void check(boolean valid, String name, Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(name, value, reason);
		}
	}

}
