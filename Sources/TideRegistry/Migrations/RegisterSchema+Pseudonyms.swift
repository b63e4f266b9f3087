extension DatabaseFormat {
    /// Signed steps about domains of pseudonyms.
    static let registerPseudonyms = SchemaMigration(
        name: "9 pseudonyms",
        statements: """
            CREATE TABLE pseudonym (
                entry INTEGER PRIMARY KEY CONSTRAINT "entry counts from 0" CHECK (entry >= 0),
                \(name("domain")),
                kind TEXT NOT NULL CONSTRAINT "kind is known" CHECK (
                    kind IN ('custody', 'erased', 'rekeyed', 'reversed', 'rotated')),
                epoch TEXT NOT NULL CONSTRAINT "epoch is a text" CHECK (
                    length(epoch) BETWEEN 1 AND 64 AND instr(epoch, char(0)) = 0),
                count INTEGER NOT NULL CONSTRAINT "count counts from 0" CHECK (count >= 0),
                public_key BLOB CONSTRAINT "public_key has 32 bytes" CHECK (length(public_key) = 32),
                tokens TEXT CONSTRAINT "tokens is a form" CHECK (
                    length(tokens) BETWEEN 1 AND 64 AND instr(tokens, char(0)) = 0),
                \(digest("statement")),
                recorded_at INTEGER NOT NULL,
                previous INTEGER CONSTRAINT "a record comes after the one before it" CHECK (previous < entry),
                CONSTRAINT "a custody has a key and a form, nothing else has" CHECK (
                    (kind = 'custody') = (public_key IS NOT NULL) AND (kind = 'custody') = (tokens IS NOT NULL))
            ) STRICT;
            CREATE INDEX pseudonym_by_domain ON pseudonym (domain, entry);
            CREATE UNIQUE INDEX pseudonym_custody ON pseudonym (domain) WHERE kind = 'custody';
            CREATE TRIGGER pseudonym_is_new BEFORE INSERT ON pseudonym WHEN
                EXISTS (SELECT 1 FROM pseudonym WHERE entry >= NEW.entry)
            BEGIN SELECT RAISE(ABORT, 'an entry is one step, after those before it'); END;
            \(chained("pseudonym", by: ["domain"], said: "a step about a domain names the one before it"))
            CREATE TRIGGER pseudonym_counts BEFORE INSERT ON pseudonym WHEN NEW.kind = 'rotated' AND NEW.epoch IS NOT
                CAST(coalesce((SELECT CAST(epoch AS INTEGER) FROM pseudonym
                    WHERE domain = NEW.domain AND kind = 'rotated' ORDER BY entry DESC LIMIT 1), 1) + 1 AS TEXT)
            BEGIN SELECT RAISE(ABORT, 'a rotation begins the next epoch'); END;
            \(frozen("pseudonym"))

            CREATE TABLE pseudonym_signature (
                entry INTEGER NOT NULL REFERENCES pseudonym (entry),
                \(digest("envelope")),
                PRIMARY KEY (entry, envelope)
            ) STRICT, WITHOUT ROWID;
            \(frozen("pseudonym_signature"))
            """
    )

    /// Uses of the vault of tokens, and where it stood after each.
    static let registerVault = SchemaMigration(
        name: "10 the vault",
        statements: """
            CREATE TABLE vault (
                entry INTEGER PRIMARY KEY CONSTRAINT "entry counts from 0" CHECK (entry >= 0),
                \(name("domain")),
                namespace TEXT,
                profile TEXT,
                generation INTEGER NOT NULL CONSTRAINT "generation counts from 0" CHECK (generation >= 0),
                \(digest("sum")),
                asked INTEGER NOT NULL,
                made INTEGER NOT NULL,
                recorded_at INTEGER NOT NULL,
                CONSTRAINT "no more tokens are made than asked for" CHECK (made >= 0 AND made <= asked),
                CONSTRAINT "a kind of identifiers has both" CHECK ((namespace IS NULL) = (profile IS NULL))
            ) STRICT;
            CREATE TRIGGER vault_is_new BEFORE INSERT ON vault WHEN
                EXISTS (SELECT 1 FROM vault WHERE entry >= NEW.entry)
            BEGIN SELECT RAISE(ABORT, 'an entry says once where the vault stands, after those before it'); END;
            \(frozen("vault"))
            """
    )
}
