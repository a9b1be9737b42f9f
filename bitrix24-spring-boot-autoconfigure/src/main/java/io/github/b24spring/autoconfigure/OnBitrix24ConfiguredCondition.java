package io.github.b24spring.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Matches when any property says where the portal is. A half-configured application
 * matches too, so that its start-up fails with what is missing.
 */
final class OnBitrix24ConfiguredCondition extends AnyNestedCondition {

	OnBitrix24ConfiguredCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnProperty("bitrix24.webhook-url")
	static final class WebhookUrl {

	}

	@ConditionalOnProperty("bitrix24.portal-url")
	static final class PortalUrl {

	}

	@ConditionalOnProperty("bitrix24.access-token")
	static final class AccessToken {

	}

}
