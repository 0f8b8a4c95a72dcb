package loopbook.wire;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import loopbook.client.Bound;
import loopbook.client.Driver;
import loopbook.client.DriverOptions;
import loopbook.client.Drivers;
import loopbook.client.ExternalStorage;
import loopbook.client.Integration;
import tools.jackson.databind.node.ObjectNode;

/** {@code drivers}. */
final class DriverCalls {
    private DriverCalls() {}

    static void in(Calls calls) {
        calls.add(
                "drivers.list",
                c -> bound(c).list().stream().map(DriverCalls::python).toList());
        calls.add(
                "drivers.get",
                c -> python(
                        c.has("driverId") ? bound(c).byId(c.text("driverId")) : bound(c).byName(c.text("driverName"))));
        calls.add("drivers.create", c -> python(create(c)));
        calls.add(
                "drivers.create_min_io",
                c -> python(bound(c).createMinIo(
                                c.text("name"),
                                integration(c),
                                c.text("bucketName"),
                                c.text("endpoint"),
                                o -> options(c, o))));
        calls.add(
                "drivers.create_powerscale_s3",
                c -> python(bound(c).createPowerscaleS3(c.text("name"), integration(c), o -> options(c, o))));
        calls.add(
                "drivers.create_powerscale_nfs",
                c -> python(bound(c).createPowerscaleNfs(
                                c.text("name"),
                                o -> options(c, c.arg("integration").isString() ? o.integration(integration(c)) : o))));
        calls.add(
                "drivers.create_compute_cluster",
                c -> python(bound(c).createComputeCluster(
                                c.text("name"),
                                c.text("computeId"),
                                c.text("computeStorageName"),
                                c.arg("orgId").isString() ? Optional.of(c.text("orgId")) : Optional.empty(),
                                o -> options(c, o).isPublic(c.flag("public")))));
        calls.add("drivers.delete driver.delete", c -> {
            OrganizationCalls.sure(c);
            if (c.has("driverName")) {
                bound(c).delete(c.text("driverName"));
            } else {
                held(c).delete();
            }
            return true;
        });
    }

    /** The Python SDK shows these as null where they are not there. */
    private static ObjectNode python(Driver driver) {
        ObjectNode json = driver.json();
        for (String field : List.of("directory", "path", "bucket", "bucketName", "containerName", "metadata")) {
            if (!json.has(field)) {
                json.putNull(field);
            }
        }
        json.set("public", json.path("payload").path("public"));
        return json;
    }

    private static Driver held(Case c) {
        return Bound.driver(c.has("driver") ? c.held("driver") : c.held("driver", c.text("driverId")), c.dl());
    }

    private static Drivers bound(Case c) {
        String project = c.arg("projectId").isString() ? c.text("projectId") : c.context("project");
        return Bound.drivers(project, c.dl());
    }

    private static Integration integration(Case c) {
        return Bound.integration(c.held("integration"), c.dl());
    }

    private static Driver create(Case c) {
        return bound(c).create(c.text("name"), ExternalStorage.of(c.text("driverType")), o -> {
            DriverOptions signedIn = c.arg("integrationType").isString()
                    ? o.integration(c.text("integrationId"), c.text("integrationType"))
                    : o.integration(c.text("integrationId"));
            return options(c, signedIn);
        });
    }

    private static DriverOptions options(Case c, DriverOptions options) {
        DriverOptions all = options;
        all = given(c, all, "bucketName", DriverOptions::bucket);
        all = given(c, all, "region", DriverOptions::region);
        all = given(c, all, "path", DriverOptions::path);
        all = given(c, all, "storageClass", DriverOptions::storageClass);
        all = given(c, all, "endpoint", DriverOptions::endpoint);
        all = given(c, all, "elasticIndex", DriverOptions::elasticIndex);
        all = given(c, all, "elasticIndexPath", DriverOptions::elasticIndexPath);
        return c.has("allowExternalDelete") ? all.allowExternalDelete(c.flag("allowExternalDelete")) : all;
    }

    private static DriverOptions given(
            Case c, DriverOptions options, String name, BiFunction<DriverOptions, String, DriverOptions> put) {
        return c.arg(name).isString() ? put.apply(options, c.text(name)) : options;
    }
}
