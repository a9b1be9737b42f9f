/**
 * Auto-configuration of owners of queues that are kept in a database by R2DBC.
 */
@NullMarked
package io.github.b24spring.autoconfigure.event.r2dbc;

import org.jspecify.annotations.NullMarked;
