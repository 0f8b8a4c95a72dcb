#!/usr/bin/env bash
# A Maven project that knows nothing of this checkout depends on what `mvn install` makes, and runs.
# The local repository is a copy (links where the file system has them), so that nobody's own gets our snapshots.
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

need_jdk
repository=$state/stranger-repository
rm -rf "$repository"
mkdir -p "$repository"
trap 'rm -rf "$repository" "${scratch_dir:-}"' EXIT
scratch_dir=$(mktemp -d "${TMPDIR:-/tmp}/loopbook.XXXXXX")
# Maven may set colours around what it prints, even here.
known=$(maven help:evaluate -q -DforceStdout -Dexpression=settings.localRepository | tr -d '\033' | sed 's/\[[0-9;]*m//g')
cp -al "$known/." "$repository" 2>/dev/null || cp -a "$known/." "$repository"
rm -rf "$repository/io/loopbook"

maven -q install -P '!checks' -Dmaven.test.skip=true -Denforcer.skip=true -Dmaven.repo.local="$repository"

project=$scratch_dir/stranger
mkdir -p "$project/src/main/java/stranger"
cat >"$project/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>stranger</groupId>
  <artifactId>stranger</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source>
    <maven.compiler.target>17</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency>
      <groupId>io.loopbook</groupId>
      <artifactId>loopbook</artifactId>
      <version>0.1.0-SNAPSHOT</version>
    </dependency>
  </dependencies>
</project>
POM
cat >"$project/src/main/java/stranger/Main.java" <<'JAVA'
package stranger;

import java.nio.file.Path;
import loopbook.client.Dataloop;

public class Main {
    public static void main(String[] args) {
        var dl = Dataloop.local(Path.of(args[0]));
        dl.projects().create("mine").datasets().create("cats");
        System.out.println("datasets: " + dl.projects().get("mine").datasets().list().count());
    }
}
JAVA
maven -q -f "$project/pom.xml" compile org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.outputFile="$project/classpath" -Dmaven.repo.local="$repository"
java_flags
answer=$("$java" "${flags[@]}" -cp "$project/target/classes:$(cat "$project/classpath")" stranger.Main "$scratch_dir/data")
[ "$answer" = "datasets: 1" ] || die "the stranger's program said: $answer"
