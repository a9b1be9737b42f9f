# The steps of a newcomer, for the walk-throughs. To be sourced in an empty project.

# The block of code of a language in a file: the first, or the one whose number is given.
snippet() {
	awk -v fence="\`\`\`$2" -v wanted="${3:-1}" '
		$0 == fence { block++; inside = (block == wanted); next }
		$0 == "```" { inside = 0 }
		inside' "$PROJECT/$1"
}

# The POM of an application with these dependencies, each as group:artifact, with :scope or not; the README's comes first.
application() {
	local dependency parts
	cat <<-POM
		<project xmlns="http://maven.apache.org/POM/4.0.0">
		<modelVersion>4.0.0</modelVersion>
		<parent>
			<groupId>org.springframework.boot</groupId>
			<artifactId>spring-boot-starter-parent</artifactId>
			<version>$BOOT</version>
			<relativePath/>
		</parent>
		<groupId>com.example</groupId>
		<artifactId>application</artifactId>
		<version>1</version>
		<dependencies>
		$(snippet README.md xml)
	POM
	for dependency; do
		IFS=: read -r -a parts <<<"$dependency"
		echo "<dependency><groupId>${parts[0]}</groupId><artifactId>${parts[1]}</artifactId><scope>${parts[2]:-compile}</scope></dependency>"
	done
	cat <<-POM
		${MORE_DEPENDENCIES:-}
		</dependencies>
		<build>
			<sourceDirectory>src/main/${LANGUAGE:-java}</sourceDirectory>
			<plugins>
				<plugin>
					<groupId>org.springframework.boot</groupId>
					<artifactId>spring-boot-maven-plugin</artifactId>
					${BOOT_PLUGIN:-}
				</plugin>
				${MORE_PLUGINS:-}
			</plugins>
		</build>
		</project>
	POM
}

# The properties of the README, with the portal of this walk-through.
properties() {
	snippet README.md properties | sed "s#=https://.*#=$FIRST_PORTAL#"
}

# A class of the documentation, with the imports that it needs.
java_file() {
	printf 'package com.example;\n\n'
	printf 'import %s;\n' "${@}"
	echo
	cat
}

readme_classes() {
	mkdir -p src/main/java/com/example
	snippet README.md java 1 | java_file java.util.Map io.github.b24spring.client.crm.CrmActivityOperations \
		io.github.b24spring.client.crm.FieldDescriptor org.springframework.stereotype.Service \
		reactor.core.publisher.Mono >src/main/java/com/example/CommunicationFields.java
	snippet README.md java 2 | java_file com.fasterxml.jackson.annotation.JsonProperty \
		io.github.b24spring.client.Bitrix24Client reactor.core.publisher.Mono >src/main/java/com/example/Deal.java
}

# The class that starts an application, as the generators of Spring make it.
application_class() {
	mkdir -p src/main/java/com/example src/main/resources
	java_file org.springframework.boot.SpringApplication org.springframework.boot.autoconfigure.SpringBootApplication \
		>src/main/java/com/example/Application.java <<-'JAVA'
		@SpringBootApplication
		class Application {

			public static void main(String[] args) {
				SpringApplication.run(Application.class, args);
			}

		}
	JAVA
}

build() {
	local netty=()
	# The build's own pin, for the reason that is given there.
	[ "$BOOT" != "$(sed -n 's/.*<spring-boot.version>\(.*\)<.*/\1/p' "$PROJECT/pom.xml")" ] || netty=("-Dnetty.version=$NETTY")
	mvn -q -B -ntp -Dmaven.repo.local="$LOCAL_REPOSITORY" "${netty[@]}" "$@"
}

newest_java() {
	local java
	for java in /usr/lib/jvm/*25*/bin/java; do
		[ ! -x "$java" ] || { echo "$java"; return; }
	done
	command -v java
}

JAVA_OPTIONS=(-XX:TieredStopAtLevel=1)

# Starts the application that was built, and waits until it has a port, in a line that is whole.
start() {
	: >application.log
	"${JAVA:-java}" "${JAVA_OPTIONS[@]}" -jar target/application-1.jar --server.port=0 "$@" >>application.log 2>&1 &
	application=$!
	trap 'kill $application 2>/dev/null || true; wait $application 2>/dev/null || true' EXIT
	for _ in $(seq 1 300); do
		port=$(sed -nE 's/.*(Netty|Tomcat) started on port ([0-9]+) \(.*/\2/p' application.log)
		[ -z "$port" ] || return 0
		kill -0 $application 2>/dev/null || break
		sleep 0.2
	done
	cat application.log
	echo "The application does not start"
	return 1
}
get() {
	curl -sS -m 30 "http://localhost:$port$1"
}

# Reads all before it looks: what writes into a pipe that nobody reads to its end fails.
expect() {
	local text
	text=$(cat)
	grep -q -- "$1" <<<"$text" || { echo "Expected: $1 in ${text:0:500}"; [ ! -f application.log ] || cat application.log; return 1; }
}
