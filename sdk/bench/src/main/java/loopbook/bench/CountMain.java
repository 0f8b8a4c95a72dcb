package loopbook.bench;

import java.net.URI;
import loopbook.client.Dataloop;

/** A process that goes through all items of a dataset once and prints their number: address, token, dataset. */
final class CountMain {
    private CountMain() {}

    public static void main(String[] args) {
        Dataloop dl = Dataloop.connect(URI.create(args[0]), args[1]);
        System.out.println(dl.datasets().get(args[2]).items().list().stream().count());
    }
}
