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
package io.github.b24spring.client.oauth;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Times of an application, of any length.
 */
class OAuthSettingsTests {

	private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

	@Test
	void timesMayBeForEver() {
		OAuthSettings settings = OAuthSettings.defaults().withRenewalTimeout(FOR_EVER).withResponseTimeout(FOR_EVER);
		assertThat(settings.responseTimeout().toNanos()).isPositive();
		assertThat(settings.renewalTimeout()).isEqualTo(settings.responseTimeout());
	}

	@Test
	void renewalIsNotShorterThanAnAnswer() {
		OAuthSettings settings = OAuthSettings.defaults();
		assertThatIllegalArgumentException().isThrownBy(() -> settings.withResponseTimeout(FOR_EVER))
			.withMessageContaining("'renewalTimeout'");
		assertThatIllegalArgumentException().isThrownBy(() -> settings.withResponseTimeout(Duration.ZERO))
			.withMessageContaining("'responseTimeout'");
	}

}
