package io.github.b24spring.client.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What the client observes.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum Bitrix24ClientObservationDocumentation implements ObservationDocumentation {

	/**
	 * A call from subscription to answer, repetitions and waiting included.
	 */
	REQUEST {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultBitrix24ClientRequestConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeyNames.values();
		}

	};

	/**
	 * Tags of metrics and spans.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * Documented error code in upper case; {@code other}, or {@code none}.
		 */
		CODE {

			@Override
			public String asString() {
				return "code";
			}

		},

		/**
		 * Documented REST method, or {@code other}.
		 */
		METHOD {

			@Override
			public String asString() {
				return "method";
			}

		},

		/**
		 * {@code SUCCESS}, {@code RATE_LIMITED}, {@code AUTHENTICATION_ERROR},
		 * {@code API_ERROR}, {@code SERVER_ERROR}, {@code IO_ERROR} or {@code CANCELLED};
		 * {@code UNKNOWN} before the end.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		},

		/**
		 * Host of the portal.
		 */
		PORTAL {

			@Override
			public String asString() {
				return "portal";
			}

		},

		/**
		 * HTTP status of the last answer, or {@code none}.
		 */
		STATUS {

			@Override
			public String asString() {
				return "status";
			}

		}

	}

	/**
	 * Tags of spans alone.
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/**
		 * REST method as the caller wrote it.
		 */
		REQUESTED_METHOD {

			@Override
			public String asString() {
				return "bitrix24.method";
			}

		}

	}

}
