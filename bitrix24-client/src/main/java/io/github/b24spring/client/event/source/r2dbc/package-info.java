/**
 * Owners of event queues in a database. Needs Spring's R2DBC support and a driver.
 */
@NullMarked
package io.github.b24spring.client.event.source.r2dbc;

import org.jspecify.annotations.NullMarked;
