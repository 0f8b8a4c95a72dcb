package loopbook.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import loopbook.errors.Interrupted;
import loopbook.errors.LoopbookException;
import org.jspecify.annotations.Nullable;

/** The token in use, and what renews it. One for each signed-in user, shared by all calls. */
public final class Credentials {
    static final Duration AHEAD = Duration.ofMinutes(1);
    private static final System.Logger LOG = Log.of("http");

    private final ReentrantLock renewing = new ReentrantLock();
    private final @Nullable String refreshToken;
    private final Consumer<Token> renewed;
    private volatile @Nullable Token token;

    private Credentials(@Nullable Token token, @Nullable String refreshToken, Consumer<Token> renewed) {
        this.token = token;
        this.refreshToken = refreshToken;
        this.renewed = renewed;
    }

    /** Nobody: only calls without sign-in work. */
    public static Credentials none() {
        return new Credentials(null, null, token -> {});
    }

    /** A token that cannot be renewed, such as an API key. */
    public static Credentials of(Token token) {
        return new Credentials(token, null, renewed -> {});
    }

    /** A token that is renewed with the refresh token shortly before it ends; the new one is handed on to be kept. */
    public static Credentials renewable(Token token, String refreshToken, Consumer<Token> renewed) {
        return new Credentials(token, refreshToken, renewed);
    }

    /** The token in use. */
    public Optional<Token> token() {
        return Optional.ofNullable(token);
    }

    /** Whether the token ends within a minute of this moment; false for one that does not say when it ends. */
    public boolean expired(Instant now) {
        return ended(now.plus(AHEAD));
    }

    /** Whether the token is past its end. */
    boolean ended(Instant now) {
        return token().flatMap(Token::expires).map(end -> !now.isBefore(end)).orElse(false);
    }

    /**
     * Renews the token, unless somebody else has done so since {@code used} was read; one thread at a time.
     *
     * @param renewal gets a new token and says whether it got one
     */
    boolean renewOnce(Optional<Token> used, Predicate<String> renewal) {
        try {
            renewing.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted("Interrupted while waiting for a new token", e);
        }
        try {
            return !token().equals(used) || (refreshToken != null && renewal.test(refreshToken));
        } finally {
            renewing.unlock();
        }
    }

    void renew(Token fresh) {
        token = fresh;
        try {
            renewed.accept(fresh);
        } catch (Interrupted e) {
            throw e;
        } catch (LoopbookException e) {
            LOG.log(System.Logger.Level.WARNING, "The new token is in use, but could not be kept: {0}", e.getMessage());
        }
    }

    @Override
    public String toString() {
        return token().map(Token::toString).orElse("nobody");
    }
}
