/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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

	},

	/**
	 * A list from subscription to its last row. Its requests are calls inside of it.
	 */
	LIST {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultBitrix24ClientListConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return ListLowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return ListHighCardinalityKeyNames.values();
		}

	},

	/**
	 * A request that carries several calls. It is inside of the call that the others
	 * joined.
	 */
	SHARED_REQUEST {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultBitrix24ClientSharedRequestConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return SharedRequestLowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return SharedRequestHighCardinalityKeyNames.values();
		}

	};

	/**
	 * Tags of metrics and spans of calls.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * Documented error code in upper case; {@code other}, or {@code none}.
		 */
		CODE("code"),

		/**
		 * Documented REST method of the commands of a batch if all have the same,
		 * {@code other} if it is none, {@code several} if they differ; {@code none} if
		 * this is no batch.
		 */
		COMMANDS("commands"),

		/**
		 * Documented REST method, or {@code other}.
		 */
		METHOD("method"),

		/**
		 * {@code SUCCESS}, {@code RATE_LIMITED}, {@code AUTHENTICATION_ERROR},
		 * {@code API_ERROR}, {@code SERVER_ERROR}, {@code IO_ERROR} or {@code CANCELLED};
		 * {@code UNKNOWN} before the end.
		 */
		OUTCOME("outcome"),

		/**
		 * Host of the portal.
		 */
		PORTAL("portal"),

		/**
		 * HTTP status of the last answer, or {@code none}.
		 */
		STATUS("status");

		private final String key;

		LowCardinalityKeyNames(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * Tags of the spans of calls alone.
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/**
		 * Number of calls that shared the request, this one included; {@code none} if it
		 * was sent alone.
		 */
		JOINED("bitrix24.joined"),

		/**
		 * How often the call was repeated.
		 */
		REPETITIONS("bitrix24.repetitions"),

		/**
		 * REST method as the caller wrote it.
		 */
		REQUESTED_METHOD("bitrix24.method"),

		/**
		 * How long the call waited for the limits of the portal, such as {@code 120ms}.
		 */
		WAITED("bitrix24.waited");

		private final String key;

		HighCardinalityKeyNames(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * Tags of metrics and spans of lists.
	 */
	public enum ListLowCardinalityKeyNames implements KeyName {

		/**
		 * Documented error code in upper case; {@code other}, or {@code none}.
		 */
		CODE("code"),

		/**
		 * Documented REST method, or {@code other}.
		 */
		METHOD("method"),

		/**
		 * {@code SUCCESS}, {@code RATE_LIMITED}, {@code AUTHENTICATION_ERROR},
		 * {@code API_ERROR}, {@code SERVER_ERROR}, {@code IO_ERROR} or {@code CANCELLED};
		 * {@code UNKNOWN} before the end.
		 */
		OUTCOME("outcome"),

		/**
		 * Host of the portal.
		 */
		PORTAL("portal");

		private final String key;

		ListLowCardinalityKeyNames(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * Tags of the spans of lists alone.
	 */
	public enum ListHighCardinalityKeyNames implements KeyName {

		/**
		 * REST method as the caller wrote it.
		 */
		REQUESTED_METHOD("bitrix24.method"),

		/**
		 * Number of calls that the list took.
		 */
		REQUESTS("bitrix24.requests"),

		/**
		 * Number of rows that the subscriber was given.
		 */
		ROWS("bitrix24.rows");

		private final String key;

		ListHighCardinalityKeyNames(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * Tags of metrics and spans of requests that calls share.
	 */
	public enum SharedRequestLowCardinalityKeyNames implements KeyName {

		/**
		 * Documented error code in upper case; {@code other}, or {@code none}.
		 */
		CODE("code"),

		/**
		 * {@code SUCCESS}, {@code RATE_LIMITED}, {@code AUTHENTICATION_ERROR},
		 * {@code API_ERROR}, {@code SERVER_ERROR}, {@code IO_ERROR} or {@code CANCELLED};
		 * {@code UNKNOWN} before the end.
		 */
		OUTCOME("outcome"),

		/**
		 * Host of the portal.
		 */
		PORTAL("portal");

		private final String key;

		SharedRequestLowCardinalityKeyNames(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * Tags of the spans of requests that calls share, alone.
	 */
	public enum SharedRequestHighCardinalityKeyNames implements KeyName {

		/**
		 * Number of the calls.
		 */
		CALLS("bitrix24.calls");

		private final String key;

		SharedRequestHighCardinalityKeyNames(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
