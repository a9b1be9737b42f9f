@NullMarked
package io.github.b24spring.testportal.crm;

import org.jspecify.annotations.NullMarked;
