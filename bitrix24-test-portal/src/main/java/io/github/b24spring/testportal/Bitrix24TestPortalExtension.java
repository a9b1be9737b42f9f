package io.github.b24spring.testportal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each JUnit test a portal of its own.
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
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24TestPortalExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

	private final Bitrix24TestPortalBuilder builder;

	private @Nullable Bitrix24TestPortal portal;

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
	 * The portal of the test that runs.
	 * @return the portal
	 */
	public Bitrix24TestPortal portal() {
		if (this.portal == null) {
			throw new IllegalStateException("No test is running");
		}
		return this.portal;
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		this.portal = this.builder.start();
	}

	@Override
	public void afterEach(ExtensionContext context) {
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
