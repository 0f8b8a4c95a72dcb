package loopbook.kernel.engine;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.WrongMethodTypeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which body a method of a cell has now. Each is called through one link, so that a new body serves the callers that were
 * compiled before it.
 */
final class Links {
    /** What the body of {@code f} is called. */
    static final String BODY = "$0";

    private final Map<String, List<MutableCallSite>> sites = new HashMap<>();
    private final Map<String, MethodHandle> newest = new HashMap<>();

    /** The link of a method of a class that was loaded: to its own body, or to a newer one if there is one by now. */
    synchronized CallSite link(MethodHandles.Lookup lookup, String name, MethodType type)
            throws NoSuchMethodException, IllegalAccessException {
        MutableCallSite site = new MutableCallSite(type);
        MethodHandle own = lookup.findStatic(lookup.lookupClass(), name + BODY, type);
        MethodHandle now = newest.get(key(name, type));
        site.setTarget(fitting(now == null ? own : now, own));
        sites.computeIfAbsent(key(name, type), k -> new ArrayList<>()).add(site);
        return site;
    }

    /** From now on all methods of this name and these parameters have the body of this class. */
    synchronized void redefine(Class<?> owner, String name, MethodType type)
            throws NoSuchMethodException, IllegalAccessException {
        MethodHandle body =
                MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findStatic(owner, name + BODY, type);
        newest.put(key(name, type), body);
        List<MutableCallSite> known = sites.getOrDefault(key(name, type), List.of());
        known.forEach(site -> site.setTarget(fitting(body, site.getTarget())));
        MutableCallSite.syncAll(known.toArray(new MutableCallSite[0]));
    }

    /** One that gives something else than its old callers want leaves them what they had. */
    private static MethodHandle fitting(MethodHandle body, MethodHandle otherwise) {
        try {
            return body.asType(otherwise.type());
        } catch (WrongMethodTypeException another) {
            return otherwise;
        }
    }

    private static String key(String name, MethodType type) {
        return name + type.changeReturnType(void.class).toMethodDescriptorString();
    }
}
