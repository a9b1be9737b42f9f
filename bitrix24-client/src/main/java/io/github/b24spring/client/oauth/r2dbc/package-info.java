/**
 * Tokens in a database. Needs Spring's R2DBC support and a driver.
 */
@NullMarked
package io.github.b24spring.client.oauth.r2dbc;

import org.jspecify.annotations.NullMarked;
