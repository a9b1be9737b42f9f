/**
 * What a user of the Bitrix24 client sees: the client, its answers and its exceptions.
 */
@NullMarked
package io.github.b24spring.client;

import org.jspecify.annotations.NullMarked;
