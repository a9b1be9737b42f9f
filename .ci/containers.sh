# A container engine of this run's own, and stand-ins for the images that the tests name: no image registry is needed.
# The stand-ins bear the public names, so that the tests are the same as on a machine with ordinary images.
# To be sourced; start_containers needs the WireMock jar, its version, and a directory for the engine.

start_containers() {
	local wiremock_jar=$1 wiremock_version=$2
	engine=$3
	mkdir -p "$engine"
	# Where CI itself is a container, Testcontainers would look for a gateway, and for an image of its janitor.
	export DOCKER_HOST=unix://$engine/docker.sock TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=localhost
	setsid dockerd --data-root "$engine/data" --exec-root "$engine/exec" --pidfile "$engine/docker.pid" \
		-H "$DOCKER_HOST" >"$engine/log" 2>&1 </dev/null &
	engine_process=$!
	for _ in $(seq 1 120); do
		docker info >/dev/null 2>&1 && break
		kill -0 "$engine_process" 2>/dev/null || break
		sleep 0.5
	done
	docker info >/dev/null 2>&1 || { echo "The container engine does not start:"; tail -n 20 "$engine/log"; return 1; }
	wiremock_image "$wiremock_jar" "wiremock/wiremock:$wiremock_version"
}

stop_containers() {
	[ -n "${engine_process:-}" ] || return 0
	docker ps -aq 2>/dev/null | timeout 60 xargs -r docker rm -f >/dev/null 2>&1 || true
	kill "$engine_process" 2>/dev/null || true
	timeout 60 tail --pid="$engine_process" -f /dev/null || kill -KILL "$engine_process" 2>/dev/null || true
	wait "$engine_process" 2>/dev/null || true
	rm -rf "$engine" || true
}

# Puts files where the image's root has them, with what they link to.
copy_linked() {
	local root=$1 library
	shift
	for library in $(for file in "$@"; do ldd "$file" 2>/dev/null | grep -oE '/[^ ]+' || true; done | sort -u); do
		case $library in
			"$root"*) ;;
			*) mkdir -p "$root$(dirname "$library")"; cp -Lu "$library" "$root$library" ;;
		esac
	done
}

wiremock_image() {
	local jar=$1 image=$2 root=$engine/image command
	mkdir -p "$root"/{bin,etc,tmp,opt,home/wiremock}
	cp "$(command -v busybox)" "$root/bin/busybox"
	for command in sh ls cat sleep; do
		ln -s busybox "$root/bin/$command"
	done
	echo 'root:x:0:0:root:/:/bin/sh' >"$root/etc/passwd"
	"$(dirname "$(readlink -f "$(command -v javac)")")/jlink" --add-modules java.se,jdk.unsupported,jdk.crypto.ec \
		--strip-java-debug-attributes --no-header-files --no-man-pages --output "$root/opt/jre"
	cp "$jar" "$root/opt/wiremock.jar"
	copy_linked "$root" "$root"/opt/jre/bin/java $(find "$root/opt/jre/lib" -name '*.so')
	tar -C "$root" -c . | docker import \
		--change 'ENTRYPOINT ["/opt/jre/bin/java","-XX:TieredStopAtLevel=1","-cp","/opt/wiremock.jar:/var/wiremock/extensions/*","wiremock.Run","--root-dir","/home/wiremock","--port","8080"]' \
		--change 'EXPOSE 8080' --change 'WORKDIR /home/wiremock' - "$image" >/dev/null
	rm -rf "$root"
}
