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
package io.github.b24spring.autoconfigure.oauth;

import java.util.ArrayList;
import java.util.List;

import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompositeTokenListenerTests {

	private final List<String> news = new ArrayList<>();

	private final TokenListener listener = new CompositeTokenListener(List.of(new Named("a"), new Named("b")));

	@Test
	void allHearOfEverythingInTheirOrder() {
		TokenKey key = TokenKey.of("local.1", "m1");
		this.listener.installed(key);
		this.listener.renewed(key);
		this.listener.reauthorizationRequired(key, new Bitrix24ReauthorizationRequiredException(
				Bitrix24Error.withoutAnswer("oauth/token", "lost", false), null));
		this.listener.forgotten(key);
		assertThat(this.news).containsExactly("a installed local.1/m1", "b installed local.1/m1",
				"a renewed local.1/m1", "b renewed local.1/m1", "a lost local.1/m1", "b lost local.1/m1",
				"a forgotten local.1/m1", "b forgotten local.1/m1");
	}

	private final class Named implements TokenListener {

		private final String name;

		private Named(String name) {
			this.name = name;
		}

		@Override
		public void installed(TokenKey key) {
			CompositeTokenListenerTests.this.news.add(this.name + " installed " + key);
		}

		@Override
		public void renewed(TokenKey key) {
			CompositeTokenListenerTests.this.news.add(this.name + " renewed " + key);
		}

		@Override
		public void forgotten(TokenKey portal) {
			CompositeTokenListenerTests.this.news.add(this.name + " forgotten " + portal);
		}

		@Override
		public void reauthorizationRequired(TokenKey key, Bitrix24ReauthorizationRequiredException failure) {
			CompositeTokenListenerTests.this.news.add(this.name + " lost " + key);
		}

	}

}
