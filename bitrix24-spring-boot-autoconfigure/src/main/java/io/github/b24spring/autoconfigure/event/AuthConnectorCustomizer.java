package io.github.b24spring.autoconfigure.event;

import io.github.b24spring.autoconfigure.Bitrix24ClientBuilderCustomizer;
import io.github.b24spring.autoconfigure.PortalConfiguration;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Marks what the application changes, so that it does not come back to it as an event.
 *
 * @param authConnector the name of the queue, {@code null} if it has none
 */
record AuthConnectorCustomizer(@Nullable String authConnector) implements Bitrix24ClientBuilderCustomizer {

	@Override
	public void customize(Bitrix24ClientBuilder builder) {
		if (this.authConnector != null) {
			builder.authConnector(this.authConnector);
		}
	}

	@Override
	public void customize(Bitrix24ClientBuilder builder, @Nullable String portal) {
		if (portal == null || portal.equals(PortalConfiguration.INSTALLED)) {
			customize(builder);
		}
	}

}
