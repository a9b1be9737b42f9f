package io.github.b24spring.client.event;

import io.github.b24spring.client.Bitrix24Client;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A portal that a request has proven to come from.
 *
 * @param memberId the portal's {@code member_id}
 * @param client a client of the portal, {@code null} if there is none
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record EventPortal(String memberId, @Nullable Bitrix24Client client) {

	public EventPortal {
		Assert.hasText(memberId, "'memberId' must not be empty");
	}

}
