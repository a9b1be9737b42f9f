/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.b24spring.autoconfigure;

import java.nio.file.Path;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.context.reactive.AnnotationConfigReactiveWebApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * An application on a real server, in one of the web frameworks.
 */
public interface WebApplication {

	/**
	 * Start the application.
	 * @param work a folder for the server
	 * @param properties what is configured
	 * @param types what the application consists of
	 * @return the address of the server
	 */
	String start(Path work, String[] properties, Class<?>... types);

	/**
	 * Return what was started.
	 */
	ApplicationContext context();

	/**
	 * Stop the application, once, as it stops when its process is told to.
	 */
	void stop();

	/**
	 * Return an application with WebFlux.
	 */
	static WebApplication reactive() {
		return new Reactive();
	}

	/**
	 * Return an application with Spring MVC.
	 */
	static WebApplication servlet() {
		return new Servlet();
	}

	/**
	 * WebFlux on Reactor Netty.
	 */
	final class Reactive implements WebApplication {

		private final AnnotationConfigReactiveWebApplicationContext context = new AnnotationConfigReactiveWebApplicationContext();

		private DisposableServer server;

		@Override
		public String start(Path work, String[] properties, Class<?>... types) {
			TestPropertyValues.of(properties).applyTo(this.context);
			this.context.register(WebFlux.class);
			this.context.register(types);
			this.context.refresh();
			this.server = HttpServer.create()
				.host("127.0.0.1")
				.handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.applicationContext(this.context).build()))
				.bindNow();
			return "http://127.0.0.1:" + this.server.port();
		}

		@Override
		public ApplicationContext context() {
			return this.context;
		}

		@Override
		public void stop() {
			this.server.disposeNow();
			this.context.close();
		}

		@EnableWebFlux
		static class WebFlux {

		}

	}

	/**
	 * Spring MVC on Tomcat.
	 */
	final class Servlet implements WebApplication {

		private final AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();

		private final Tomcat tomcat = new Tomcat();

		private boolean stopped;

		@Override
		public String start(Path work, String[] properties, Class<?>... types) {
			TestPropertyValues.of(properties).applyTo(this.context.getEnvironment());
			this.context.register(Mvc.class);
			this.context.register(types);
			this.tomcat.setBaseDir(work.toString());
			this.tomcat.setHostname("127.0.0.1");
			this.tomcat.setPort(0);
			this.tomcat.getConnector();
			Context application = this.tomcat.addContext("", work.toString());
			Wrapper servlet = Tomcat.addServlet(application, "dispatcher", new DispatcherServlet(this.context));
			servlet.setLoadOnStartup(1);
			servlet.setAsyncSupported(true);
			servlet.addMapping("/");
			readParametersFirst(application);
			try {
				this.tomcat.start();
			}
			catch (LifecycleException ex) {
				throw new IllegalStateException(ex);
			}
			return "http://127.0.0.1:" + this.tomcat.getConnector().getLocalPort();
		}

		/**
		 * Many filters read the parameters of a request, and with them its body. This one
		 * does if the address asks for it.
		 */
		private static void readParametersFirst(Context application) {
			FilterDef filter = new FilterDef();
			filter.setFilterName("parameters");
			filter.setAsyncSupported("true");
			filter.setFilter((request, response, chain) -> {
				if (String.valueOf(((HttpServletRequest) request).getQueryString()).contains("read-by-filter")) {
					request.getParameterMap();
				}
				chain.doFilter(request, response);
			});
			application.addFilterDef(filter);
			FilterMap mapping = new FilterMap();
			mapping.setFilterName(filter.getFilterName());
			mapping.addURLPattern("/*");
			application.addFilterMap(mapping);
		}

		@Override
		public ApplicationContext context() {
			return this.context;
		}

		@Override
		public void stop() {
			if (this.stopped) {
				return;
			}
			this.stopped = true;
			try {
				this.tomcat.stop();
				this.tomcat.destroy();
			}
			catch (LifecycleException ex) {
				throw new IllegalStateException(ex);
			}
			this.context.close();
		}

		@EnableWebMvc
		static class Mvc {

		}

	}

}
