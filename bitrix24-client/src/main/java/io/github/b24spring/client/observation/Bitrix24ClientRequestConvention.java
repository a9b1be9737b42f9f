package io.github.b24spring.client.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and tags of the observation of a call. Implement it to change them.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see DefaultBitrix24ClientRequestConvention
 */
public interface Bitrix24ClientRequestConvention extends ObservationConvention<Bitrix24ClientRequestContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof Bitrix24ClientRequestContext;
	}

}
