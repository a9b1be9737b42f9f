package io.github.b24spring.client.exchange;

import java.time.Duration;

import io.github.b24spring.client.RestVersion;
import org.jspecify.annotations.Nullable;

/**
 * A call on its way to the portal.
 */
record Call(String method, RestVersion version, CallParameters parameters, @Nullable Boolean idempotent,
		@Nullable Duration deadline) {

	Call withParameters(CallParameters parameters) {
		return new Call(this.method, this.version, parameters, this.idempotent, this.deadline);
	}

	Call withVersion(RestVersion version) {
		return new Call(this.method, version, this.parameters, this.idempotent, this.deadline);
	}

	Call withIdempotent(boolean idempotent) {
		return new Call(this.method, this.version, this.parameters, idempotent, this.deadline);
	}

	Call withDeadline(Duration deadline) {
		return new Call(this.method, this.version, this.parameters, this.idempotent, deadline);
	}

}
