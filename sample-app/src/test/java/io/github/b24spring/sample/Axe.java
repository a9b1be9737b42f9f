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
package io.github.b24spring.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.microsoft.playwright.Page;
import org.assertj.core.api.InstanceOfAssertFactories;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks with axe-core for what keeps people from using a page.
 */
final class Axe {

	private static final String SCRIPT = script();

	private static final String FINDINGS = """
			async () => (await axe.run({ resultTypes: ["violations"] })).violations.map((rule) =>
				rule.id + ": " + rule.nodes.map((node) => node.html + " (" + node.failureSummary + ")").join("; "))""";

	private Axe() {
	}

	private static String script() {
		try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Assert that nothing of the page, as it is now, is against a rule.
	 */
	static void assertNothingFound(Page page, String description) {
		page.evaluate(SCRIPT);
		assertThat(page.evaluate(FINDINGS)).as(description).asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
	}

}
