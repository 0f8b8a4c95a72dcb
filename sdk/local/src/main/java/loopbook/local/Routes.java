package loopbook.local;

/** The routes of one kind of resource. */
interface Routes {
    /** Says which paths they answer. */
    void register(Router router);
}
