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
