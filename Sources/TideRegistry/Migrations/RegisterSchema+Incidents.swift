extension DatabaseFormat {
    static let registerIncidents = SchemaMigration(
        name: "3 release incidents",
        statements: """
            CREATE TABLE release_incident (
                entry INTEGER PRIMARY KEY CONSTRAINT "entry counts from 0" CHECK (entry >= 0),
                release TEXT NOT NULL REFERENCES release (id),
                event TEXT NOT NULL CONSTRAINT "event is known" CHECK (event IN ('recalled', 'superseded')),
                replacement TEXT REFERENCES release (id),
                discovered INTEGER NOT NULL,
                declared INTEGER NOT NULL CONSTRAINT "found out before it is declared" CHECK (declared >= discovered),
                \(digest("envelope")),
                UNIQUE (release, event),
                CONSTRAINT "a replacement is another release" CHECK (replacement <> release),
                CONSTRAINT "a superseded release alone has a replacement" CHECK (
                    (event = 'superseded') = (replacement IS NOT NULL))
            ) STRICT;
            CREATE TRIGGER release_incident_is_new BEFORE INSERT ON release_incident WHEN
                EXISTS (SELECT 1 FROM release_incident
                    WHERE entry = NEW.entry OR (release = NEW.release AND event = NEW.event))
            BEGIN SELECT RAISE(ABORT, 'an incident is recorded once'); END;
            CREATE TRIGGER release_incident_is_of_a_delivery BEFORE INSERT ON release_incident WHEN
                NOT EXISTS (SELECT 1 FROM release WHERE id = NEW.release AND state = 'delivered')
            BEGIN SELECT RAISE(ABORT, 'what never left is not called back'); END;
            \(frozen("release_incident"))
            """
    )
}
