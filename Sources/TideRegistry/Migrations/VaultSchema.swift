extension DatabaseFormat {
    /// `pseudonyms.sqlite`: see docs/formats/registry.md.
    ///
    /// The application id is `TGpv` in ASCII. The seal is that of a register: its number of records of the
    /// journal says how often the vault was changed, its number of entries how many tokens were spent when the file was last written anew.
    package static let vault = DatabaseFormat(
        name: "vault",
        applicationID: 0x5447_7076,
        migrations: [
            SchemaMigration(
                name: "1 tokens",
                statements: """
                    CREATE TABLE token (
                        \(digest("lookup")) PRIMARY KEY,
                        id BLOB NOT NULL UNIQUE CONSTRAINT "id has 16 bytes" CHECK (length(id) = 16),
                        \(name("domain")),
                        epoch TEXT NOT NULL CONSTRAINT "epoch is a text" CHECK (
                            length(epoch) BETWEEN 1 AND 64 AND instr(epoch, char(0)) = 0),
                        token TEXT NOT NULL CONSTRAINT "token is a text" CHECK (
                            length(token) BETWEEN 7 AND 70 AND instr(token, char(0)) = 0),
                        sealed BLOB NOT NULL CONSTRAINT "sealed is longer than its key and tag" CHECK (length(sealed) >= 48),
                        UNIQUE (domain, token)
                    ) STRICT;
                    CREATE TRIGGER token_unchanged BEFORE UPDATE ON token
                    BEGIN SELECT RAISE(ABORT, 'rows of token are never changed'); END;

                    CREATE TABLE spent (
                        \(digest("code")) PRIMARY KEY
                    ) STRICT, WITHOUT ROWID;
                    \(frozen("spent"))
                    """
            ),
            SchemaMigration(name: "2 the seal", statements: registerSeal.statements),
            SchemaMigration(
                name: "3 where it stood",
                statements: """
                    CREATE TABLE past (
                        generation INTEGER PRIMARY KEY CONSTRAINT "generation counts from 0" CHECK (generation >= 0),
                        \(digest("sum"))
                    ) STRICT;
                    \(frozen("past"))
                    """
            ),
        ]
    )
}
