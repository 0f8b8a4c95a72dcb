package loopbook.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.JsonNode;

/** The work in the background that this account ordered. */
public final class Commands {
    private final Dataloop dl;
    private final Endpoint<Command> commands;

    Commands(Dataloop dl) {
        this.dl = dl;
        this.commands = new Endpoint<>(dl, "commands", "Command", Command::new);
    }

    /** The command with this id or this address: {@code GET /commands/{id}}, or the path of the address. */
    public Command get(String idOrUrl) {
        return Command.known(idOrUrl, dl).refresh();
    }

    /** The command with this id: {@code GET /commands/{id}}. */
    public Command byId(String id) {
        return commands.byId(id);
    }

    /** As {@link #byId}, but empty when there is none. */
    public Optional<Command> find(String id) {
        return Found.optional(() -> List.of(byId(id)), "command", id);
    }

    /** Every command: {@code GET /commands}. */
    public Listing<Command> list() {
        return commands.list(Call.get("commands"), Resource.COMMANDS, false);
    }

    /** Asks the platform to give up: {@code POST /commands/{id}/abort}. */
    public Command abort(String id) {
        return read(dl.transport().json(Call.post("commands", Names.requireId(id, "Command"), "abort")));
    }

    /**
     * To wait for the command with this id or this address: {@code dl.commands().job(id).await()} is the command once
     * it has ended well. No request yet; each look is {@code GET /commands/{id}}, or the path of the address.
     */
    public Job<Command> job(String idOrUrl) {
        return Command.known(idOrUrl, dl).job();
    }

    /** What a call ordered; the command is the result. */
    Job<Command> ordered(Call call) {
        return ordered(call, command -> command);
    }

    /** What a call ordered, with what becomes of the ended command. */
    <T> Job<T> ordered(Call call, Function<Command, T> result) {
        return new Job<>(read(dl.transport().json(call)), result);
    }

    Command read(JsonNode answer) {
        return commands.read(answer);
    }
}
