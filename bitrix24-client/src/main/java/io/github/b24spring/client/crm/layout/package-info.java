/**
 * How configurable activities and additional blocks of activities look.
 */
@NullMarked
package io.github.b24spring.client.crm.layout;

import org.jspecify.annotations.NullMarked;
