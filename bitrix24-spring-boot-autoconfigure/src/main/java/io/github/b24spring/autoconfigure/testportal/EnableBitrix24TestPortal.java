package io.github.b24spring.autoconfigure.testportal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.b24spring.autoconfigure.Bitrix24RateLimitProperties.Plan;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test of a Spring application a {@link Bitrix24TestPortal}, which the
 * application talks to.
 * <p>
 * The portal is a bean of the application's context, to be injected into fields with
 * {@code @Autowired}, and into methods as a parameter. {@code bitrix24.webhook-url} is
 * its address. It is {@linkplain Bitrix24TestPortal#reset() reset} before each test, and
 * closed with the context.
 *
 * <pre class="code">
 * &#064;SpringBootTest
 * &#064;EnableBitrix24TestPortal
 * class DealsTests {
 *
 *     &#064;Test
 *     void test(Bitrix24TestPortal portal) {
 *     }
 *
 * }
 * </pre>
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(TestPortalSpringExtension.class)
public @interface EnableBitrix24TestPortal {

	/**
	 * How many activities the portal has at the start of each test.
	 * @return the number
	 */
	int activities() default 0;

	/**
	 * How many requests the portal accepts. The client is told.
	 * @return the plan
	 */
	Plan plan() default Plan.UNLIMITED;

}
