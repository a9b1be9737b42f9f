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
package io.github.b24spring.testportal.crm;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * The methods {@code crm.activity.*} with the activities that they work on.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class ActivityMethods {

	private final ActivityStore store;

	private final Map<String, PortalMethod> methods;

	private ActivityMethods(Builder builder) {
		Builder settings = new Builder(builder);
		this.store = new ActivityStore(settings.data);
		Map<String, PortalMethod> methods = new LinkedHashMap<>();
		new BaseMethods(this.store, settings).register(methods);
		new BindingMethods(this.store).register(methods);
		new TodoMethods(this.store, settings.clock).register(methods);
		new ApplicationMethods(this.store, settings).register(methods);
		this.methods = Collections.unmodifiableMap(methods);
	}

	/**
	 * Return the methods of a portal with the given activities.
	 * @param data the activities
	 * @return the methods
	 */
	public static ActivityMethods of(ActivityData data) {
		return builder().data(data).build();
	}

	/**
	 * Start to build the methods.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the methods by their names.
	 * @return the methods
	 */
	public Map<String, PortalMethod> methods() {
		return this.methods;
	}

	/**
	 * Return the activities, and what happened to them.
	 * @return the store
	 */
	public ActivityStore store() {
		return this.store;
	}

	/**
	 * What the portal is like.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private ActivityData data = ActivityData.empty();

		private Clock clock = Clock.systemUTC();

		private @Nullable ContextRefusal contextRefusal;

		private boolean callProcessing = true;

		private boolean administrator = true;

		private Builder() {
		}

		private Builder(Builder other) {
			this.data = other.data;
			this.clock = other.clock;
			this.contextRefusal = other.contextRefusal;
			this.callProcessing = other.callProcessing;
			this.administrator = other.administrator;
		}

		/**
		 * Set the activities that are there from the start; none unless set.
		 * @param data the activities
		 * @return this builder
		 */
		public Builder data(ActivityData data) {
			this.data = data;
			return this;
		}

		/**
		 * Set the clock that dates what is added and changed.
		 * @param clock the clock
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			this.clock = clock;
			return this;
		}

		/**
		 * Make all methods that need an application say so in one way, not each in its
		 * own.
		 * @param contextRefusal the way
		 * @return this builder
		 */
		public Builder contextRefusal(ContextRefusal contextRefusal) {
			this.contextRefusal = contextRefusal;
			return this;
		}

		/**
		 * Whether the portal makes transcripts of calls; it does unless set.
		 * @param callProcessing whether it does
		 * @return this builder
		 */
		public Builder callProcessing(boolean callProcessing) {
			this.callProcessing = callProcessing;
			return this;
		}

		/**
		 * Whether the user is an administrator, who alone may change badges and types; is
		 * one unless set.
		 * @param administrator whether the user is one
		 * @return this builder
		 */
		public Builder administrator(boolean administrator) {
			this.administrator = administrator;
			return this;
		}

		/**
		 * Build the methods.
		 * @return the methods, with activities of their own
		 */
		public ActivityMethods build() {
			return new ActivityMethods(this);
		}

		ActivityData data() {
			return this.data;
		}

		Clock clock() {
			return this.clock;
		}

		ContextRefusal refusalOr(ContextRefusal usual) {
			return (this.contextRefusal != null) ? this.contextRefusal : usual;
		}

		boolean isCallProcessing() {
			return this.callProcessing;
		}

		boolean isAdministrator() {
			return this.administrator;
		}

	}

}
