extension DatabaseFormat {
    /// A release is superseded by another one, or, once it was recalled, by the file that may leave in its place.
    static let registerCorrections = SchemaMigration(
        name: "4 corrected files",
        statements: """
            CREATE TABLE release_incident_with_input (
                entry INTEGER PRIMARY KEY CONSTRAINT "entry counts from 0" CHECK (entry >= 0),
                release TEXT NOT NULL REFERENCES release (id),
                event TEXT NOT NULL CONSTRAINT "event is known" CHECK (event IN ('recalled', 'superseded')),
                replacement TEXT REFERENCES release (id),
                corrected_input BLOB CONSTRAINT "corrected_input has 32 bytes" CHECK (length(corrected_input) = 32),
                discovered INTEGER NOT NULL,
                declared INTEGER NOT NULL CONSTRAINT "found out before it is declared" CHECK (declared >= discovered),
                \(digest("envelope")),
                CONSTRAINT "a replacement is another release" CHECK (replacement <> release),
                CONSTRAINT "a superseded release alone has a replacement or a corrected input" CHECK (
                    (replacement IS NOT NULL) + (corrected_input IS NOT NULL) = (event = 'superseded'))
            ) STRICT;
            INSERT INTO release_incident_with_input
                (entry, release, event, replacement, discovered, declared, envelope)
                SELECT entry, release, event, replacement, discovered, declared, envelope FROM release_incident;
            DROP TABLE release_incident;
            ALTER TABLE release_incident_with_input RENAME TO release_incident;
            CREATE TRIGGER release_incident_is_new BEFORE INSERT ON release_incident WHEN
                EXISTS (SELECT 1 FROM release_incident
                    WHERE entry = NEW.entry OR (release = NEW.release AND event = NEW.event
                        AND corrected_input IS NEW.corrected_input))
            BEGIN SELECT RAISE(ABORT, 'an incident is recorded once'); END;
            CREATE TRIGGER release_incident_is_of_a_delivery BEFORE INSERT ON release_incident WHEN
                NOT EXISTS (SELECT 1 FROM release WHERE id = NEW.release AND state = 'delivered')
            BEGIN SELECT RAISE(ABORT, 'what never left is not called back'); END;
            CREATE TRIGGER release_incident_is_corrected_after BEFORE INSERT ON release_incident WHEN
                NEW.corrected_input IS NOT NULL AND NOT EXISTS (SELECT 1 FROM release_incident
                    WHERE release = NEW.release AND event = 'recalled')
            BEGIN SELECT RAISE(ABORT, 'a corrected file follows a recall'); END;
            \(frozen("release_incident"))
            """
    )
}
