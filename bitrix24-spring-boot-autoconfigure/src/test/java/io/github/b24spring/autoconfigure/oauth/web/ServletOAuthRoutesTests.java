package io.github.b24spring.autoconfigure.oauth.web;

import java.nio.file.Path;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class ServletOAuthRoutesTests extends OAuthRoutesContract {

	private final AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();

	private final Tomcat tomcat = new Tomcat();

	@TempDir
	private Path work;

	@Override
	String start(String... properties) throws LifecycleException {
		TestPropertyValues.of(properties).applyTo(this.context.getEnvironment());
		this.context.register(Mvc.class, Bitrix24OAuthAutoConfiguration.class, Bitrix24AutoConfiguration.class,
				Bitrix24OAuthRoutesAutoConfiguration.class);
		this.tomcat.setBaseDir(this.work.toString());
		this.tomcat.setHostname("127.0.0.1");
		this.tomcat.setPort(0);
		this.tomcat.getConnector();
		Context application = this.tomcat.addContext("", this.work.toString());
		Wrapper servlet = Tomcat.addServlet(application, "dispatcher", new DispatcherServlet(this.context));
		servlet.setLoadOnStartup(1);
		servlet.setAsyncSupported(true);
		servlet.addMapping("/");
		this.tomcat.start();
		return "http://127.0.0.1:" + this.tomcat.getConnector().getLocalPort();
	}

	@Override
	ApplicationContext context() {
		return this.context;
	}

	@Override
	void stop() throws LifecycleException {
		this.tomcat.stop();
		this.tomcat.destroy();
		this.context.close();
	}

	@EnableWebMvc
	static class Mvc {

	}

}
