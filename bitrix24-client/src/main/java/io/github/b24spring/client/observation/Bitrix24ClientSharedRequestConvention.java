package io.github.b24spring.client.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and tags of the observation of a request that several calls share. Implement it
 * to change them.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see DefaultBitrix24ClientSharedRequestConvention
 */
public interface Bitrix24ClientSharedRequestConvention
		extends ObservationConvention<Bitrix24ClientSharedRequestContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof Bitrix24ClientSharedRequestContext;
	}

}
