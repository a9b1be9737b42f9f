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
package io.github.b24spring.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnevenReader} and {@link ExchangeablePortal}.
 *
 * @author The b24spring maintainers
 */
class UnevenReaderTests {

	@Test
	void tellsWhetherListIsExact() throws Exception {
		try (PortalProcess portal = PortalProcess.startExchangeable()) {
			portal.exchange("regions", 130, 7);
			assertThat(UnevenReader.read(portal.webhookUrl(), "first", 130).exact()).isTrue();
			assertThat(UnevenReader.read(portal.webhookUrl(), "second", 131).exact()).isFalse();
			portal.exchange(ExchangeablePortal.EVEN, 60, 0);
			assertThat(portal.statistics().requests()).isZero();
			assertThat(UnevenReader.readCold(portal.webhookUrl(), "third", 60).exact()).isTrue();
			assertThat(portal.statistics().calls(Lists.METHOD)).isGreaterThanOrEqualTo(2);
		}
	}

}
