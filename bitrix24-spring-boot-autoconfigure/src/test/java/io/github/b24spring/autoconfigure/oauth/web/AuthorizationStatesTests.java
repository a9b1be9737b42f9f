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
package io.github.b24spring.autoconfigure.oauth.web;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import io.github.b24spring.client.oauth.request.RefusedRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class AuthorizationStatesTests {

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));

	private final AuthorizationStates states = new AuthorizationStates(this.now::get, Duration.ofMinutes(10));

	@Test
	void stateCannotBeGuessedAndIsRedeemedOnce() {
		String state = this.states.create();
		assertThat(state).hasSizeGreaterThan(43).isNotEqualTo(this.states.create());
		assertThatNoException().isThrownBy(() -> this.states.redeem(state, state));
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> this.states.redeem(state, state))
			.withMessageContaining("used before");
	}

	@Test
	void stateOfAnotherProcessIsRedeemed() {
		String state = new AuthorizationStates(this.now::get, Duration.ofMinutes(10)).create();
		assertThatNoException().isThrownBy(() -> this.states.redeem(state, state));
	}

	/**
	 * A portal that knows the application sends the browser back at once.
	 */
	@Test
	void stateOfAProcessWhoseClockIsAheadIsRedeemedOnce() {
		String state = new AuthorizationStates(() -> this.now.get().plusSeconds(30), Duration.ofMinutes(10)).create();
		assertThatNoException().isThrownBy(() -> this.states.redeem(state, state));
		this.now.updateAndGet((time) -> time.plus(Duration.ofMinutes(10)).plusSeconds(10));
		assertThatNoException().isThrownBy(() -> redeemNew());
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> this.states.redeem(state, state))
			.withMessageContaining("used before");
	}

	private void redeemNew() {
		String state = this.states.create();
		this.states.redeem(state, state);
	}

	@Test
	void stateLivesForItsTimeAndNoLonger() {
		String one = this.states.create();
		String other = this.states.create();
		this.now.updateAndGet((time) -> time.plus(Duration.ofMinutes(10)));
		assertThatNoException().isThrownBy(() -> this.states.redeem(one, one));
		this.now.updateAndGet((time) -> time.plusMillis(1));
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> this.states.redeem(other, other))
			.withMessageContaining("too old");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", ".", "zzzzzzzzzzzzzzzzzzzzzz.x", "zzzzzzzz.x" })
	void madeUpStateIsRefused(String state) {
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> this.states.redeem(state, state));
	}

	@Test
	void cookieMustBeThere() {
		String state = this.states.create();
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> this.states.redeem(state, null));
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> this.states.redeem(null, state));
	}

	@Test
	void cookieOfAnEncryptedConnectionIsOfThatHostAlone() {
		assertThat(StateCookie.of("https").give("x", Duration.ofMinutes(1)).toString()).startsWith("__Host-")
			.contains("Secure")
			.contains("HttpOnly")
			.contains("SameSite=Lax");
	}

}
