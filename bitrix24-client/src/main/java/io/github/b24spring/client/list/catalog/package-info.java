/**
 * The table of the documented list methods: how they are asked, and how they answer.
 */
@NullMarked
package io.github.b24spring.client.list.catalog;

import org.jspecify.annotations.NullMarked;
