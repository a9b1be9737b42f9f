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
package io.github.b24spring.autoconfigure.oauth.r2dbc;

import java.util.UUID;

import io.github.b24spring.client.oauth.TokenStore;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import static org.assertj.core.api.Assertions.assertThat;

class H2TokenStoreSchemaTests extends TokenStoreSchemaContract {

	private final String url = "r2dbc:h2:mem:///" + UUID.randomUUID() + "?options=DB_CLOSE_DELAY=-1";

	@Override
	String url() {
		return this.url;
	}

	@Test
	void tablesOfAnEmbeddedDatabaseAreMadeWithoutBeingToldTo() {
		application().run(TokenStoreSchemaContract::call);
	}

	@Test
	void neverMakesNoTables() {
		application().withPropertyValues("bitrix24.oauth.token-store.r2dbc.initialize-schema=never")
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(Bitrix24TokenStoreScriptDatabaseInitializer.class)
				.satisfies((initializer) -> assertThat(initializer.initializeDatabase()).isFalse()));
	}

	@Test
	void clientThatIsSwitchedOffMakesNoTables() {
		application().withPropertyValues("bitrix24.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TokenStore.class)
				.doesNotHaveBean(Bitrix24TokenStoreScriptDatabaseInitializer.class));
	}

	@Test
	void missingScriptIsNamed() {
		application().withPropertyValues("bitrix24.oauth.token-store.r2dbc.platform=abacus")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("schema-abacus.sql"));
	}

	@Test
	void databaseOnTheClassPathAloneChangesNothing() {
		application().withPropertyValues("bitrix24.oauth.token-store.type=memory")
			.run((context) -> assertThat(context).hasSingleBean(TokenStore.class)
				.doesNotHaveBean(Bitrix24TokenStoreScriptDatabaseInitializer.class));
	}

	@Test
	void scriptsAreInANativeImage() {
		RuntimeHints hints = new RuntimeHints();
		new SchemaRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.resource()
			.forResource("io/github/b24spring/client/oauth/r2dbc/schema-postgresql.sql")).accepts(hints);
	}

}
