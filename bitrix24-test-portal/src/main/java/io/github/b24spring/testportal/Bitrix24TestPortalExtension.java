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

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit tests a portal. In a field of the instance, each test has one of its own:
 *
 * <pre class="code">
 * &#064;RegisterExtension
 * Bitrix24TestPortalExtension portal = new Bitrix24TestPortalExtension(Bitrix24TestPortal.builder());
 *
 * &#064;Test
 * void test(Bitrix24TestPortal portal) {
 * }
 * </pre>
 *
 * In a static field, all tests of the class share one that is
 * {@linkplain Bitrix24TestPortal#reset() reset} before each of them. It is there before
 * an application is started, so that its address can be a property:
 *
 * <pre class="code">
 * &#064;RegisterExtension
 * static final Bitrix24TestPortalExtension portal = new Bitrix24TestPortalExtension();
 *
 * &#064;DynamicPropertySource
 * static void properties(DynamicPropertyRegistry registry) {
 *     registry.add("bitrix24.webhook-url", () -> portal.portal().webhookUrl());
 * }
 * </pre>
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24TestPortalExtension
		implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

	private final Bitrix24TestPortalBuilder builder;

	private @Nullable Bitrix24TestPortal portal;

	/**
	 * The classes that run, nested ones in others.
	 */
	private int classes;

	/**
	 * Create an extension whose portals have no limits.
	 */
	public Bitrix24TestPortalExtension() {
		this(Bitrix24TestPortal.builder());
	}

	/**
	 * Create an extension.
	 * @param builder what the portals are like
	 */
	public Bitrix24TestPortalExtension(Bitrix24TestPortalBuilder builder) {
		this.builder = builder;
	}

	/**
	 * Return the portal of the test that runs, or of its class.
	 * @return the portal
	 */
	public Bitrix24TestPortal portal() {
		if (this.portal == null) {
			throw new IllegalStateException("No test is running");
		}
		return this.portal;
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		this.classes++;
		if (this.portal == null) {
			this.portal = this.builder.start();
		}
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		if (this.classes == 0) {
			this.portal = this.builder.start();
		}
		else {
			portal().reset();
		}
	}

	@Override
	public void afterEach(ExtensionContext context) {
		if (this.classes == 0) {
			stop();
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		this.classes--;
		if (this.classes == 0) {
			stop();
		}
	}

	private void stop() {
		portal().close();
		this.portal = null;
	}

	@Override
	public boolean supportsParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		return parameterContext.getParameter().getType() == Bitrix24TestPortal.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		return portal();
	}

}
