# What the checks of the published artifacts share. To be sourced in the root of the project.

published="bitrix24-bom bitrix24-test-portal bitrix24-client bitrix24-spring-boot-autoconfigure bitrix24-spring-boot-starter"

# Copies the files that are, or would be, in the repository.
copy_sources() {
	mkdir -p "$1"
	git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
		[ ! -e "$file" ] || printf '%s\0' "$file"
	done | xargs -0 cp --parents -t "$1"
}

# Makes a local repository that has its own artifacts of this project, and all others from the cache of this machine.
local_repository() {
	local repository=$1 cache group
	cache=$(mvn -q -B -ntp -N help:evaluate -Dexpression=settings.localRepository -DforceStdout |
		sed 's/\x1b\[[0-9;]*m//g')
	[ -d "$cache" ] || { echo "There is no local repository $cache"; return 1; }
	mkdir -p "$repository/io/github" "$cache/io/github"
	# A link is of use only to what is there: these come with a new machine's first build.
	mkdir -p "$cache"/{com,dev,jakarta,net,org,tools} "$cache"/io/{micrometer,netty,projectreactor}
	for group in "$cache"/* "$cache"/io/* "$cache"/io/github/*; do
		case ${group#"$cache/"} in
			io | io/github | io/github/b24spring) ;;
			*) ln -s "$group" "$repository/${group#"$cache/"}" ;;
		esac
	done
}

# The arguments of Maven that choose the published modules.
published_modules() {
	echo "-pl $(echo $published | tr ' ' ',') -am"
}
