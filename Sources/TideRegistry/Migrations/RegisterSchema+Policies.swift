extension DatabaseFormat {
    /// The trust policies of the log, each from one entry on.
    static let registerPolicies = SchemaMigration(
        name: "7 policies of the log",
        statements: """
            CREATE TABLE log_policy (
                entry INTEGER PRIMARY KEY CONSTRAINT "the first entry has its own" CHECK (entry > 0),
                \(digest("digest")),
                quorum TEXT NOT NULL CONSTRAINT "quorum is known" CHECK (quorum IN ('deferred', 'required'))
            ) STRICT;
            CREATE TRIGGER log_policy_grows BEFORE INSERT ON log_policy WHEN
                NEW.entry <= (SELECT coalesce(max(entry), 0) FROM log_policy)
            BEGIN SELECT RAISE(ABORT, 'policies follow each other'); END;
            \(frozen("log_policy"))
            """
    )
}
