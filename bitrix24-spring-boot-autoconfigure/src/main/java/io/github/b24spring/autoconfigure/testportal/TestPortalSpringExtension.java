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
package io.github.b24spring.autoconfigure.testportal;

import java.lang.reflect.Constructor;

import io.github.b24spring.testportal.Bitrix24TestPortal;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Resets the portal of the application's context before each test.
 */
final class TestPortalSpringExtension implements BeforeEachCallback, ParameterResolver {

	private static Bitrix24TestPortal portal(ExtensionContext context) {
		return SpringExtension.getApplicationContext(context).getBean(Bitrix24TestPortal.class);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		portal(context).reset();
	}

	/**
	 * Spring resolves those that are marked, and those of constructors.
	 */
	@Override
	public boolean supportsParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		return parameterContext.getParameter().getType() == Bitrix24TestPortal.class
				&& !(parameterContext.getDeclaringExecutable() instanceof Constructor)
				&& !parameterContext.isAnnotated(Autowired.class);
	}

	@Override
	public Object resolveParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		return portal(extensionContext);
	}

}
