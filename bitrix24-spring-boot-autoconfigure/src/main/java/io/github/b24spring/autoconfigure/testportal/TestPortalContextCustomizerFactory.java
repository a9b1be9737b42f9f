package io.github.b24spring.autoconfigure.testportal;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Finds tests with {@link EnableBitrix24TestPortal}.
 */
final class TestPortalContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		EnableBitrix24TestPortal portal = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				EnableBitrix24TestPortal.class);
		return (portal != null) ? new TestPortalContextCustomizer(portal.activities(), portal.plan()) : null;
	}

}
