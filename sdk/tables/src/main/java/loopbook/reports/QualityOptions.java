package loopbook.reports;

/** What is looked for, and how closely. Immutable: each method returns changed options. */
public final class QualityOptions {
    static final QualityOptions DEFAULT = new QualityOptions(true, 5, 3, 0.9, 5);

    private final boolean pictures;
    private final int nearness;
    private final double tiny;
    private final double twins;
    private final double outliers;

    private QualityOptions(boolean pictures, int nearness, double tiny, double twins, double outliers) {
        this.pictures = pictures;
        this.nearness = nearness;
        this.tiny = tiny;
        this.twins = twins;
        this.outliers = outliers;
    }

    /** Without loading pictures: no duplicates and no thumbnails, but a matter of seconds. */
    public QualityOptions withoutPictures() {
        return new QualityOptions(false, nearness, tiny, twins, outliers);
    }

    /** In how many of 64 bits two pictures may differ to be near duplicates, 0 to 15; 5 unless told. */
    public QualityOptions nearness(int bits) {
        if (bits < 0 || bits > 15) {
            throw new IllegalArgumentException("Near duplicates differ in 0 to 15 of 64 bits, not " + bits);
        }
        return new QualityOptions(pictures, bits, tiny, twins, outliers);
    }

    /** Sides of fewer pixels than this are tiny; 3 unless told. */
    public QualityOptions tiny(double pixels) {
        return new QualityOptions(pictures, nearness, pixels, twins, outliers);
    }

    /** How much two objects of one label and one annotator overlap to be twins, above 0 to 1; 0.9 unless told. */
    public QualityOptions twins(double overlap) {
        return new QualityOptions(pictures, nearness, tiny, overlap, outliers);
    }

    /** How many deviations from its label's usual size make an outlier; 5 unless told. */
    public QualityOptions outliers(double deviations) {
        return new QualityOptions(pictures, nearness, tiny, twins, deviations);
    }

    boolean loadsPictures() {
        return pictures;
    }

    int nearness() {
        return nearness;
    }

    double tiny() {
        return tiny;
    }

    double twins() {
        return twins;
    }

    double outliers() {
        return outliers;
    }
}
