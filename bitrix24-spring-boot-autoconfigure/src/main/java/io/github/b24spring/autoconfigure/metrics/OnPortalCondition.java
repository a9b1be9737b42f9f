package io.github.b24spring.autoconfigure.metrics;

import io.github.b24spring.autoconfigure.NamedPortals;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.oauth.Bitrix24OAuth;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;

/**
 * Matches when the application talks to any portal, or is an application that portals are
 * installed in.
 */
final class OnPortalCondition extends AnyNestedCondition {

	OnPortalCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnBean(Bitrix24Client.class)
	static final class Client {

	}

	@ConditionalOnBean(NamedPortals.class)
	static final class Named {

	}

	@ConditionalOnBean(Bitrix24OAuth.class)
	static final class Application {

	}

}
