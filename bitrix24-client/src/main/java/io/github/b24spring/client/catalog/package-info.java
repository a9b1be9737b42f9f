/**
 * The table of the documented Bitrix24 methods: their versions and scopes, and which of
 * them only read.
 */
@NullMarked
package io.github.b24spring.client.catalog;

import org.jspecify.annotations.NullMarked;
