extension DatabaseFormat {
    /// `registry.sqlite`: see docs/formats/registry.md.
    ///
    /// The application id is `TGrg` in ASCII.
    package static let register = DatabaseFormat(
        name: "register",
        applicationID: 0x5447_7267,
        migrations: [
            registerFirst, registerEvents, registerIncidents, registerCorrections, registerSeal, registerEnds,
            registerPolicies, registerFirewalls, registerPseudonyms, registerVault,
        ]
    )

    /// A column that holds an `Identifier`.
    static func name(_ column: String) -> String {
        """
        \(column) TEXT NOT NULL CONSTRAINT "\(column) is a name" CHECK (
            length(\(column)) BETWEEN 1 AND 64 AND instr(\(column), char(0)) = 0
            AND \(column) GLOB '[a-z0-9]*' AND \(column) NOT GLOB '*[^a-z0-9._-]*')
        """
    }

    /// A column that holds a SHA-256 digest.
    static func digest(_ column: String) -> String {
        "\(column) BLOB NOT NULL CONSTRAINT \"\(column) has 32 bytes\" CHECK (length(\(column)) = 32)"
    }

    /// Forbids changes to a table's rows, and their loss.
    static func frozen(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_unchanged BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'rows of \(table) are never changed'); END;
        \(kept(table))
        """
    }

    /// Forbids the loss of a table's rows.
    static func kept(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_kept BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'rows of \(table) are never removed'); END;
        """
    }

    private static let registerFirst = SchemaMigration(
        name: "1 policy files, agreements, dry runs, approvals, releases",
        statements: """
            CREATE TABLE policy_file (
                path TEXT NOT NULL PRIMARY KEY CONSTRAINT "path is relative and plain" CHECK (
                    path <> '' AND instr(path, char(0)) = 0
                    AND '/' || path || '/' NOT GLOB '*//*'
                    AND '/' || path || '/' NOT GLOB '*/./*'
                    AND '/' || path || '/' NOT GLOB '*/../*'),
                \(digest("digest"))
            ) STRICT, WITHOUT ROWID;
            \(kept("policy_file"))

            CREATE TABLE agreement (
                \(name("id")),
                version INTEGER NOT NULL CONSTRAINT "version counts from 1" CHECK (version >= 1),
                \(digest("identity")) UNIQUE,
                \(digest("signed_form")),
                registered_at INTEGER NOT NULL,
                entry INTEGER NOT NULL UNIQUE CONSTRAINT "entry counts from 0" CHECK (entry >= 0),
                PRIMARY KEY (id, version)
            ) STRICT, WITHOUT ROWID;
            \(frozen("agreement"))

            CREATE TABLE agreement_signature (
                agreement TEXT NOT NULL,
                version INTEGER NOT NULL,
                \(digest("envelope")),
                PRIMARY KEY (agreement, version, envelope),
                FOREIGN KEY (agreement, version) REFERENCES agreement (id, version)
            ) STRICT, WITHOUT ROWID;
            \(frozen("agreement_signature"))

            CREATE TABLE dry_run (
                \(digest("digest")) PRIMARY KEY,
                \(digest("request")),
                made_at INTEGER NOT NULL,
                UNIQUE (digest, request)
            ) STRICT, WITHOUT ROWID;
            \(frozen("dry_run"))

            CREATE TABLE approval (
                dry_run BLOB NOT NULL,
                \(name("party")),
                \(name("officer")),
                request BLOB NOT NULL,
                \(digest("envelope")),
                recorded_at INTEGER NOT NULL,
                PRIMARY KEY (dry_run, party, officer),
                FOREIGN KEY (dry_run, request) REFERENCES dry_run (digest, request)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX approval_by_request ON approval (request, dry_run, party, officer);
            \(frozen("approval"))

            CREATE TABLE release (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE CONSTRAINT "id has 32 hexadecimal digits" CHECK (
                    length(id) = 32 AND instr(id, char(0)) = 0 AND id NOT GLOB '*[^0-9a-f]*'),
                \(digest("request")),
                agreement TEXT NOT NULL,
                agreement_version INTEGER NOT NULL,
                \(name("recipient")),
                \(name("dataset")),
                \(digest("input")),
                \(digest("transformation")),
                \(digest("statement")) UNIQUE,
                outbox TEXT NOT NULL CONSTRAINT "outbox is absolute" CHECK (
                    outbox GLOB '/*' AND instr(outbox, char(0)) = 0),
                staged_at INTEGER NOT NULL,
                state TEXT NOT NULL CONSTRAINT "state is known" CHECK (
                    state IN ('staged', 'released', 'delivered', 'aborted')),
                entry INTEGER UNIQUE CONSTRAINT "entry counts from 0" CHECK (entry >= 0),
                CONSTRAINT "a staged release has no entry yet" CHECK (state <> 'staged' OR entry IS NULL),
                CONSTRAINT "a release that leaves has an entry" CHECK (
                    state NOT IN ('released', 'delivered') OR entry IS NOT NULL),
                FOREIGN KEY (agreement, agreement_version) REFERENCES agreement (id, version)
            ) STRICT;
            CREATE TRIGGER release_begins BEFORE INSERT ON release WHEN NEW.state <> 'staged'
            BEGIN SELECT RAISE(ABORT, 'a release begins as staged'); END;
            CREATE TRIGGER release_moves BEFORE UPDATE ON release WHEN NOT (
                (OLD.state = 'staged' AND NEW.state IN ('released', 'aborted'))
                OR (OLD.state = 'released' AND NEW.state IN ('delivered', 'aborted')))
            BEGIN SELECT RAISE(ABORT, 'a release never goes back'); END;
            CREATE TRIGGER release_entry_stays BEFORE UPDATE ON release WHEN
                OLD.entry IS NOT NULL AND NEW.entry IS NOT OLD.entry
            BEGIN SELECT RAISE(ABORT, 'the entry of a release never changes'); END;
            CREATE TRIGGER release_unchanged BEFORE UPDATE OF number, id, request, agreement, agreement_version,
                recipient, dataset, input, transformation, statement, outbox, staged_at ON release
            BEGIN SELECT RAISE(ABORT, 'of a release only the state and the entry change'); END;
            \(kept("release"))
            """
    )
}
