#!/usr/bin/env bash
# A Maven project that knows nothing of this checkout depends on what `mvn install` makes, and runs.
# The local repository is a copy (links where the file system has them), so that nobody's own gets our snapshots.
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

need_jdk
repository=$state/stranger-repository
rm -rf "$repository"
mkdir -p "$repository"
going+=("$repository")
scratch
# Maven may set colours around what it prints, even here.
known=$(maven help:evaluate -q -DforceStdout -Dexpression=settings.localRepository | tr -d '\033' | sed 's/\[[0-9;]*m//g')
cp -al "$known/." "$repository" 2>/dev/null || cp -a "$known/." "$repository"
rm -rf "$repository/io/loopbook"

lock_build
maven -q install -P '!checks' -Dmaven.test.skip=true -Denforcer.skip=true -Dmaven.repo.local="$repository"
unlock_build

project=$scratch_dir/stranger
mkdir -p "$project/src/main/java"
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
# The program is the README's own: its block of Java that has a main method.
awk '/^```java$/ { block = ""; inside = 1; next }
  /^```$/ { if (inside && block ~ /void main\(/) printf "%s", block; inside = 0 }
  inside { block = block $0 "\n" }' "$top/README.md" >"$project/src/main/java/Main.java"
maven -q -f "$project/pom.xml" compile org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.outputFile="$project/classpath" -Dmaven.repo.local="$repository"
java_flags
cd "$scratch_dir"
for run in first second; do
  answer=$("$java" "${flags[@]}" -cp "$project/target/classes:$(cat "$project/classpath")" Main)
  [ "$answer" = "mine has 1 dataset" ] || die "the README's program said in its $run run: $answer"
done
