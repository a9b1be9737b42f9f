package io.github.b24spring.testportal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.b24spring.testportal.method.PortalErrorException;

/**
 * Who may call the portal.
 *
 * @author The b24spring maintainers
 */
final class Credentials {

	private final Map<String, Integer> webhooks = new ConcurrentHashMap<>();

	private final Set<String> tokens = ConcurrentHashMap.newKeySet();

	private final Set<String> expired = ConcurrentHashMap.newKeySet();

	void webhook(int userId, String code) {
		this.webhooks.put(code, userId);
	}

	void accept(String token) {
		this.expired.remove(token);
		this.tokens.add(token);
	}

	void expire(String token) {
		this.tokens.remove(token);
		this.expired.add(token);
	}

	void checkWebhook(String userId, String code) {
		Integer owner = this.webhooks.get(code);
		if (owner == null || !owner.toString().equals(userId)) {
			throw new PortalErrorException(401, "NO_AUTH_FOUND", "Unknown webhook");
		}
	}

	void checkToken(String token) {
		if (this.expired.contains(token)) {
			throw new PortalErrorException(401, "expired_token", "The token is no longer valid");
		}
		if (!this.tokens.contains(token)) {
			throw new PortalErrorException(401, "NO_AUTH_FOUND", "Unknown token");
		}
	}

}
