package io.github.b24spring.client.crm;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Dates as the portal writes them: to the second, with a numeric offset also for UTC.
 */
final class PortalDates {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx",
			Locale.ROOT);

	/**
	 * The year of the date that stands for "no deadline".
	 */
	private static final int NEVER = 9999;

	private PortalDates() {
	}

	static String format(OffsetDateTime dateTime) {
		return FORMAT.format(dateTime);
	}

	static boolean isNever(OffsetDateTime dateTime) {
		return dateTime.getYear() >= NEVER;
	}

}
