/**
 * Auto-configuration of tokens that are kept in a database by R2DBC.
 */
@NullMarked
package io.github.b24spring.autoconfigure.oauth.r2dbc;

import org.jspecify.annotations.NullMarked;
