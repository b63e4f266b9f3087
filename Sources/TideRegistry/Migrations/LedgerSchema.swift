extension DatabaseFormat {
    /// `ledger.sqlite`: see docs/formats/registry.md.
    ///
    /// The application id is `TGlg` in ASCII.
    package static let ledger = DatabaseFormat(
        name: "ledger",
        applicationID: 0x5447_6c67,
        migrations: [ledgerFirst, ledgerCosignatures]
    )

    /// A table that only grows, at its end.
    ///
    /// The first trigger also keeps `INSERT OR REPLACE` out, which removes a row without asking the third.
    private static func growing(_ table: String, only next: String, said: String) -> String {
        """
        CREATE TRIGGER \(table)_grows BEFORE INSERT ON \(table) WHEN NOT (\(next))
        BEGIN SELECT RAISE(ABORT, '\(said)'); END;
        CREATE TRIGGER \(table)_unchanged BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'rows of \(table) are never changed'); END;
        CREATE TRIGGER \(table)_kept BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'rows of \(table) are never removed'); END;
        """
    }

    private static let ledgerFirst = SchemaMigration(
        name: "1 entries, nodes, heads",
        statements: """
            CREATE TABLE entry (
                idx INTEGER PRIMARY KEY CONSTRAINT "idx counts from 0" CHECK (idx >= 0),
                body BLOB NOT NULL CONSTRAINT "body has 1 to 60000 bytes" CHECK (length(body) BETWEEN 1 AND 60000),
                leaf BLOB NOT NULL CONSTRAINT "leaf has 32 bytes" CHECK (length(leaf) = 32)
            ) STRICT;
            \(growing(
                "entry",
                only: "NEW.idx = (SELECT coalesce(max(idx) + 1, 0) FROM entry)",
                said: "entries follow each other without gaps"
            ))

            CREATE TABLE node (
                id INTEGER PRIMARY KEY CONSTRAINT "id counts from 0" CHECK (id >= 0),
                hash BLOB NOT NULL CONSTRAINT "hash has 32 bytes" CHECK (length(hash) = 32)
            ) STRICT;
            \(growing(
                "node",
                only: "NEW.id = (SELECT coalesce(max(id) + 1, 0) FROM node)",
                said: "nodes follow each other without gaps"
            ))

            CREATE TABLE head (
                size INTEGER PRIMARY KEY CONSTRAINT "size counts from 0" CHECK (size >= 0),
                root BLOB NOT NULL CONSTRAINT "root has 32 bytes" CHECK (length(root) = 32),
                note TEXT NOT NULL CONSTRAINT "note is not empty" CHECK (note <> ''),
                state TEXT NOT NULL CONSTRAINT "state is known" CHECK (state = 'signed')
            ) STRICT;
            \(growing(
                "head",
                only: """
                    NEW.size > (SELECT coalesce(max(size), -1) FROM head)
                    AND NEW.size <= (SELECT coalesce(max(idx) + 1, 0) FROM entry)
                    """,
                said: "heads grow, one of each size, and cover what is stored"
            ))
            """
    )

    /// What witnesses signed under a head; of each key the first line is kept.
    private static let ledgerCosignatures = SchemaMigration(
        name: "2 cosignatures",
        statements: """
            CREATE TABLE cosig (
                id INTEGER PRIMARY KEY,
                size INTEGER NOT NULL REFERENCES head (size),
                name TEXT NOT NULL CONSTRAINT "name is not empty" CHECK (name <> ''),
                key BLOB NOT NULL CONSTRAINT "key id has 4 bytes" CHECK (length(key) = 4),
                signature BLOB NOT NULL CONSTRAINT "signature is a cosignature" CHECK (length(signature) = 72),
                CONSTRAINT "one line of a key under a head" UNIQUE (size, name, key)
            ) STRICT;
            \(growing(
                "cosig",
                only: "NEW.id > (SELECT coalesce(max(id), 0) FROM cosig)",
                said: "cosignatures follow each other"
            ))
            """
    )
}
