extension DatabaseFormat {
    static let registerSeal = SchemaMigration(
        name: "5 the seal",
        statements: """
            CREATE TABLE register_seal (
                one INTEGER PRIMARY KEY CONSTRAINT "there is one seal" CHECK (one = 1),
                entries INTEGER NOT NULL CONSTRAINT "entries count from 0" CHECK (entries >= 0),
                journal INTEGER NOT NULL CONSTRAINT "records count from 0" CHECK (journal >= 0),
                \(digest("sum")),
                \(digest("code"))
            ) STRICT;
            \(kept("register_seal"))
            """
    )
}
