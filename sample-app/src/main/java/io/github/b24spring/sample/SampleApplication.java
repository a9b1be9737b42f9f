package io.github.b24spring.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Shows what a Bitrix24 portal tells: its own, or the one that {@code bitrix24.*} names.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@SpringBootApplication(proxyBeanMethods = false)
public class SampleApplication {

	/**
	 * Start the application.
	 * @param args properties, such as {@code --bitrix24.webhook-url=…}
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleApplication.class, args);
	}

}
