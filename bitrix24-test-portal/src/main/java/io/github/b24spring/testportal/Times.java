/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.b24spring.testportal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Times as the portal writes them: in its own zone, with the offset.
 *
 * @author The b24spring maintainers
 */
final class Times {

	private static final DateTimeFormatter FORMATTER = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx")
		.withZone(ZoneOffset.ofHours(3));

	private final PortalClock clock;

	Times(PortalClock clock) {
		this.clock = clock;
	}

	Instant instant() {
		return this.clock.instant();
	}

	String now() {
		return FORMATTER.format(this.clock.instant());
	}

	static Map<String, Object> block(Instant start, Instant finish, Duration processing,
			OperatingBudgets.@Nullable Usage usage) {
		Map<String, Object> time = new LinkedHashMap<>();
		time.put("start", seconds(Duration.between(Instant.EPOCH, start)));
		time.put("finish", seconds(Duration.between(Instant.EPOCH, finish)));
		time.put("duration", seconds(Duration.between(start, finish)));
		time.put("processing", seconds(processing));
		time.put("date_start", FORMATTER.format(start));
		time.put("date_finish", FORMATTER.format(finish));
		if (usage != null) {
			time.put("operating_reset_at", usage.resetAt());
			time.put("operating", seconds(usage.used()));
		}
		return time;
	}

	private static BigDecimal seconds(Duration duration) {
		return BigDecimal.valueOf(duration.getSeconds())
			.add(BigDecimal.valueOf(duration.getNano(), 9))
			.setScale(6, RoundingMode.HALF_UP);
	}

}
