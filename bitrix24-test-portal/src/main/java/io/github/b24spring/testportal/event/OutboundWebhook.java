package io.github.b24spring.testportal.event;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.testportal.oauth.OAuthServer;
import io.github.b24spring.testportal.oauth.PortalIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A handler that is bound in the portal's interface and not by an application.
 *
 * @param event the code in upper case
 * @param handler where the event is sent
 * @param applicationToken the secret by which it shows where it comes from
 * @author The b24spring maintainers
 */
record OutboundWebhook(String event, URI handler, String applicationToken) {

	FormPost form(FormSender sender, PortalIdentity portal, OAuthServer oauth, Clock clock,
			Map<String, ? extends @Nullable Object> data) {
		Map<String, Object> auth = new LinkedHashMap<>();
		auth.put("domain", portal.domain());
		auth.put("client_endpoint", portal.clientEndpoint());
		auth.put("server_endpoint", oauth.serverEndpoint(portal));
		auth.put("member_id", portal.memberId());
		auth.put("application_token", this.applicationToken);
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("event", this.event);
		fields.put("data", data);
		fields.put("ts", clock.instant().getEpochSecond());
		fields.put("auth", auth);
		return FormPost.of(sender, this.handler, fields);
	}

}
