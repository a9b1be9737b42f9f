package io.github.b24spring.client.internal.transport;

import java.util.function.UnaryOperator;

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.credentials.PortalAddress;

/**
 * A request that needs nothing more than to be sent.
 *
 * @param method the REST method
 * @param version the generation of the REST interface
 * @param portal where to send it
 * @param secretPath what the connector puts into the path behind everyone's back
 * @param body the JSON value to send
 * @param redaction takes the secret out of texts that come back
 */
record PortalRequest(String method, RestVersion version, PortalAddress portal, SecretPath secretPath, Object body,
		UnaryOperator<String> redaction) {

	@Override
	public String toString() {
		return "POST " + this.method + " to " + this.portal.host();
	}

}
