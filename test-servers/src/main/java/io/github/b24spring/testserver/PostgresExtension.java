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
package io.github.b24spring.testserver;

import java.io.IOException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts a PostgreSQL for the tests of a class, which are left out if this machine has
 * none.
 *
 * @author The b24spring maintainers
 */
public final class PostgresExtension implements BeforeAllCallback, AfterAllCallback {

	private @Nullable PostgresServer server;

	@Override
	public void beforeAll(ExtensionContext context) throws IOException {
		Assumptions.assumeTrue(PostgresServer.isAvailable(), PostgresServer.MISSING);
		this.server = PostgresServer.start();
	}

	@Override
	public void afterAll(ExtensionContext context) throws IOException {
		if (this.server != null) {
			this.server.close();
		}
	}

	/**
	 * Return where the server answers, on this machine alone.
	 * @return the address of the database, for R2DBC
	 */
	public String url() {
		return Objects.requireNonNull(this.server, "The server is started before the tests").url();
	}

}
