package loopbook.client;

/** Where a driver keeps files. */
public enum ExternalStorage {
    /** A bucket of Amazon S3, MinIO, or what speaks the same. */
    S3("s3"),
    /** A bucket of Google Cloud Storage. */
    GCS("gcs"),
    /** A service of yours between the platform and the files. */
    FAAS_PROXY("faasProxy"),
    /** A container of Azure Blob Storage. */
    AZUREBLOB("azureblob"),
    /** A container of Azure Data Lake, second generation. */
    AZURE_DATALAKE_GEN2("azureDatalakeGen2"),
    /** A bucket of Dell PowerScale. */
    POWERSCALE_S3("powerscaleS3"),
    /** A file system of Dell PowerScale. */
    POWERSCALE_NFS("powerscaleNfs"),
    /** Storage of a compute cluster of yours. */
    COMPUTE_CLUSTER("computeCluster"),
    /** A folder of the machine that the platform runs on: what the local platform can read. */
    FOLDER("fsExternal");

    private final String wire;

    ExternalStorage(String wire) {
        this.wire = wire;
    }

    /** The word on the wire. */
    public String wire() {
        return wire;
    }

    /** The value of this word of the wire; {@link IllegalArgumentException} if there is none. */
    public static ExternalStorage of(String wire) {
        return Words.pick(values(), ExternalStorage::wire, wire, "driver type");
    }
}
