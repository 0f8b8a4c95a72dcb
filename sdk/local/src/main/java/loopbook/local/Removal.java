package loopbook.local;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Tx;

/** Items that go, directories with all that lies below them: at most so many in one transaction, which is over soon. */
final class Removal {
    /** Items, with all their annotations. */
    static final int STEP = 1_000;

    private final Tx tx;
    private final Set<String> tasks = new HashSet<>();
    private int gone;

    Removal(Tx tx) {
        this.tx = tx;
    }

    /** Takes one away, if it is still there; false if there was room for a part of what lies below it only. */
    boolean take(String id) {
        ItemRow item = Items.find(tx, id).orElse(null);
        if (item != null && item.type().equals("dir")) {
            Items.below(tx, item, room()).forEach(this::delete);
        }
        if (room() == 0) {
            return false;
        }
        delete(id);
        return true;
    }

    private int room() {
        return STEP - gone;
    }

    private void delete(String id) {
        tasks.addAll(tx.all("SELECT ref FROM refs WHERE item = ?", List.of(id), row -> row.text(1)));
        gone += Items.delete(tx, id) ? 1 : 0;
    }

    /** How many went; the tasks they were in say how far they are now. */
    int end(String user) {
        Staged.note(tx, tasks, user);
        return gone;
    }
}
