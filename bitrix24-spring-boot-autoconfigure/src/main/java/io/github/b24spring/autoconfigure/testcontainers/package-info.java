/**
 * Connection to a portal in a container, for tests: a container of WireMock or of
 * anything else that answers as a portal does, with
 * {@code @ServiceConnection("bitrix24")}. It is reached at its first exposed port, under
 * the webhook {@code /rest/1/testportalwebhook/}, which a test portal has, unless the
 * container's label {@code io.github.b24spring.webhook-path} names another.
 */
@NullMarked
package io.github.b24spring.autoconfigure.testcontainers;

import org.jspecify.annotations.NullMarked;
