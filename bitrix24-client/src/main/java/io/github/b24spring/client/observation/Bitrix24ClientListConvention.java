package io.github.b24spring.client.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and tags of the observation of a list. Implement it to change them.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see DefaultBitrix24ClientListConvention
 */
public interface Bitrix24ClientListConvention extends ObservationConvention<Bitrix24ClientListContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof Bitrix24ClientListContext;
	}

}
