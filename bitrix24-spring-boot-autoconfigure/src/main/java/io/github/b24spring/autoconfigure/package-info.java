/**
 * Auto-configuration of the Bitrix24 client.
 */
@NullMarked
package io.github.b24spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
