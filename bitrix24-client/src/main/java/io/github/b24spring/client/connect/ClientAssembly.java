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
package io.github.b24spring.client.connect;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.internal.admission.Admission;
import io.github.b24spring.client.internal.admission.PortalAdmissions;
import io.github.b24spring.client.internal.pipeline.CallPipeline;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.internal.transport.PortalConnection;
import io.github.b24spring.client.internal.transport.PortalConnector;
import io.github.b24spring.client.settings.HttpSettings;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RetrySettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * What clients that differ in account and defaults alone have in common.
 *
 * @param webClients send the requests
 * @param connector the HTTP library
 * @param httpSettings time-outs and limits of HTTP
 * @param jsonMapper reads results
 * @param parameterMapper writes parameters
 * @param observing how calls are observed
 * @param listener notified of what happens
 * @param rateLimitSettings what the portal allows
 * @param retrySettings how calls are repeated
 * @param limits with whom the limits are shared
 * @param listMemory with whom the memory of lists is shared
 * @param timing where time comes from
 * @param family stands for these clients, which are closed together
 */
record ClientAssembly(PortalConnection.WebClients webClients, PortalConnector connector, HttpSettings httpSettings,
		JsonMapper jsonMapper, JsonMapper parameterMapper, CallPipeline.Observing observing,
		Bitrix24ClientListener listener, RateLimitSettings rateLimitSettings, RetrySettings retrySettings,
		PortalLimits limits, ListMemory listMemory, Timing timing, Object family) {

	Bitrix24Client client(Bitrix24Credentials credentials, ClientDefaults defaults) {
		PortalAdmissions admissions = this.limits.admissions();
		Admission admission = admissions.of(credentials.portal().host(), this.rateLimitSettings, credentials.account(),
				this.family);
		PortalConnection connection = new PortalConnection(this.webClients, this.connector, this.httpSettings,
				this.jsonMapper, this.timing, credentials, new RenamedPortalListener(this.listener, admissions));
		CallPipeline pipeline = CallPipeline.of(
				new CallPipeline.Portal(connection::portalHost, this.listener, this.timing), this.observing,
				this.retrySettings,
				new CallPipeline.Limits(admission, this.rateLimitSettings.joinReads(),
						this.httpSettings.maxResponseSize()),
				new CallPipeline.Answers(connection.answers(), this.parameterMapper), defaults.authConnector(),
				connection.stages());
		return new DefaultBitrix24Client(pipeline, connection::portalHost, credentials.memberId(), admission::limits,
				this.listMemory.budget(), defaults, new DefaultMutation(this, credentials, defaults), () -> {
					connection.close();
					admissions.closed(this.family);
				});
	}

}
