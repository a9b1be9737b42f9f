package io.github.b24spring.autoconfigure.oauth;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Matches when the properties name an application. A half-configured one matches too, so
 * that its start-up fails with what is missing.
 */
final class OnOAuthApplicationCondition extends AnyNestedCondition {

	OnOAuthApplicationCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnProperty("bitrix24.oauth.client-id")
	static final class ClientId {

	}

	@ConditionalOnProperty("bitrix24.oauth.client-secret")
	static final class ClientSecret {

	}

}
