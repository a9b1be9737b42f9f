/**
 * How lists are asked for: filters, order, and what sets one list method apart from
 * another.
 */
@NullMarked
package io.github.b24spring.client.list;

import org.jspecify.annotations.NullMarked;
