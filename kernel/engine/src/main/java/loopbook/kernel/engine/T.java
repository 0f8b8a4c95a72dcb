package loopbook.kernel.engine;

import java.io.*;
import java.util.*;

public final class T {
    static final String F = System.getenv("LB_T");
    static volatile String phase = "";
    static final Map<String, Map<String, Integer>> incl = new HashMap<>();
    static final Map<String, Integer> n = new HashMap<>();
    static volatile boolean over;

    public static void sample(Thread target) {
        if (System.getenv("LB_S") == null) return;
        Thread t = new Thread(() -> {
            while (!over) {
                try {
                    Thread.sleep(2);
                } catch (InterruptedException e) {
                    return;
                }
                String p = phase;
                StackTraceElement[] st = target.getStackTrace();
                if (st.length == 0) continue;
                synchronized (incl) {
                    n.merge(p, 1, Integer::sum);
                    Map<String, Integer> m = incl.computeIfAbsent(p, k -> new HashMap<>());
                    Set<String> seen = new HashSet<>();
                    for (int i = 0; i < st.length; i++) {
                        String s = st[i].getClassName() + "." + st[i].getMethodName();
                        if (seen.add(s)) m.merge(s, 1, Integer::sum);
                        if (i == 0) m.merge("TOP " + s, 1, Integer::sum);
                    }
                }
            }
        });
        t.setDaemon(true);
        t.setPriority(10);
        t.start();
    }

    static synchronized void dump() {
        over = true;
        if (System.getenv("LB_S") == null) return;
        try (PrintWriter w = new PrintWriter(new FileWriter(System.getenv("LB_S")))) {
            synchronized (incl) {
                for (var e : incl.entrySet()) {
                    w.println("== " + e.getKey() + " " + n.get(e.getKey()));
                    e.getValue().entrySet().stream()
                            .sorted((a, b) -> b.getValue() - a.getValue())
                            .limit(110)
                            .forEach(x -> w.println(x.getValue() + " " + x.getKey()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static synchronized void t(String s) {
        phase = s;
        if (F == null) return;
        try (FileWriter w = new FileWriter(F, true)) {
            w.write(System.currentTimeMillis() + " " + Thread.currentThread().getName() + " " + s + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (s.equals("cell done")) dump();
    }
}
