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
package io.github.b24spring.client;

import java.time.Duration;

import io.github.b24spring.client.credentials.Bitrix24Credentials;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;

/**
 * Entry point to the REST API of one Bitrix24 portal: any method, on behalf of the user
 * that the credentials belong to.
 * <p>
 * A client is immutable and safe for use by any number of threads. Nothing is sent before
 * a returned publisher is subscribed to.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/api-reference/index.html">Bitrix24 REST API
 * reference</a>
 */
public interface Bitrix24Client extends AutoCloseable {

	/**
	 * Describe a call of a method.
	 * @param method the method's name as documented, such as {@code crm.deal.get}
	 * @return a description without parameters
	 */
	CallSpec call(String method);

	/**
	 * Describe commands that travel together.
	 * @return a description without commands
	 */
	BatchSpec batch();

	/**
	 * Describe a list to be read.
	 * @param <T> the type of a row
	 * @param method the name of the list method, such as {@code crm.deal.list}
	 * @param type the type of a row
	 * @return a description of all rows
	 */
	<T> ListSpec<T> list(String method, Class<T> type);

	/**
	 * Describe a list to be read.
	 * @param <T> the type of a row
	 * @param method the name of the list method, such as {@code crm.deal.list}
	 * @param type the type of a row
	 * @return a description of all rows
	 */
	<T> ListSpec<T> list(String method, ParameterizedTypeReference<T> type);

	/**
	 * Describe the download of a file.
	 * @param url a link that the portal gave, such as the {@code DOWNLOAD_URL} of a file
	 * on disk, the {@code urlMachine} of a field of an item, or the {@code url} of an
	 * activity's file; the last ends with an empty {@code auth} parameter, which needs an
	 * access token
	 * @return a description of the download
	 */
	DownloadSpec download(String url);

	/**
	 * Return the host that answers for the portal, which changes when the portal is
	 * renamed.
	 * @return the host name, with the port where it is not the scheme's default
	 */
	String portalHost();

	/**
	 * Return which portal it is, whatever its address.
	 * @return the portal's {@code member_id}; {@code null} if the credentials do not tell
	 * it, as those of a webhook
	 */
	@Nullable String memberId();

	/**
	 * Return where the client stands with the limits of its portal.
	 * @return the state of this moment
	 */
	Bitrix24Limits limits();

	/**
	 * Start a client that differs from this one, and shares connections and limits with
	 * it.
	 * @return a description of the same client
	 */
	Mutation mutate();

	/**
	 * Close the connections that were opened for this client and those made from it; a
	 * connector of its maker stays open. Their settings do not hold for later clients of
	 * the portal any more.
	 */
	@Override
	void close();

	/**
	 * A client that differs from another. Every method returns a changed copy.
	 *
	 * @author The b24spring maintainers
	 * @since 0.1.0
	 */
	interface Mutation {

		/**
		 * Set how urgent calls, batches and lists are that say nothing of it.
		 * @param priority the priority
		 * @return a changed copy
		 */
		Mutation priority(CallPriority priority);

		/**
		 * Set the longest time of calls, downloads, and requests of batches and lists
		 * that say nothing of it, waiting for the limits included.
		 * @param deadline the longest time
		 * @return a changed copy
		 */
		Mutation deadline(Duration deadline);

		/**
		 * Mark calls that change something, so that the application does not hear its own
		 * changes: events are not put into an offline queue that was bound with the same
		 * {@code auth_connector}. Methods of REST 3.0 know no such mark.
		 * @param authConnector the name that the application gives to the queue
		 * @return a changed copy
		 * @see <a href=
		 * "https://apidocs.bitrix24.com/api-reference/events/offline-events.html">Offline
		 * events</a>
		 */
		Mutation authConnector(String authConnector);

		/**
		 * Set the account.
		 * @param credentials what the portal lets the client in with; it may be another
		 * portal's
		 * @return a changed copy
		 */
		Mutation credentials(Bitrix24Credentials credentials);

		/**
		 * Build the client. Nothing is sent.
		 * @return the client
		 */
		Bitrix24Client build();

	}

}
