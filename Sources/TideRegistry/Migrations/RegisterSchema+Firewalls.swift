extension DatabaseFormat {
    /// What became of each firewall, as its owners signed it.
    static let registerFirewalls = SchemaMigration(
        name: "8 firewalls",
        statements: """
            CREATE TABLE firewall (
                entry INTEGER PRIMARY KEY CONSTRAINT "entry counts from 0" CHECK (entry >= 0),
                \(name("id")),
                event TEXT NOT NULL CONSTRAINT "event is known" CHECK (event IN ('declared', 'changed', 'removed')),
                \(digest("form")),
                registered_at INTEGER NOT NULL,
                previous INTEGER CONSTRAINT "a record comes after the one before it" CHECK (previous < entry)
            ) STRICT;
            CREATE INDEX firewall_by_id ON firewall (id, entry);
            CREATE TRIGGER firewall_is_new BEFORE INSERT ON firewall WHEN
                EXISTS (SELECT 1 FROM firewall WHERE entry = NEW.entry)
            BEGIN SELECT RAISE(ABORT, 'an entry is one event'); END;
            \(chained("firewall", by: ["id"], said: "a record of a firewall names the one before it"))
            CREATE TRIGGER firewall_is_legal BEFORE INSERT ON firewall WHEN
                (NEW.event = 'declared') IS NOT (coalesce((
                    SELECT event FROM firewall WHERE id = NEW.id ORDER BY entry DESC LIMIT 1), 'removed') = 'removed')
            BEGIN SELECT RAISE(ABORT, 'a firewall is declared before it changes or ends'); END;
            \(frozen("firewall"))

            CREATE TABLE firewall_signature (
                entry INTEGER NOT NULL REFERENCES firewall (entry),
                \(digest("envelope")),
                PRIMARY KEY (entry, envelope)
            ) STRICT, WITHOUT ROWID;
            \(frozen("firewall_signature"))
            """
    )
}
