extension DatabaseFormat {
    /// The rule that a row names the newest row of the same thing as the one before it.
    static func chained(_ table: String, by columns: [String], said: String) -> String {
        let same = columns.map { "\($0) = NEW.\($0)" }.joined(separator: " AND ")
        return """
            CREATE TRIGGER \(table)_follows BEFORE INSERT ON \(table) WHEN
                NEW.previous IS NOT (SELECT max(entry) FROM \(table) WHERE \(same))
            BEGIN SELECT RAISE(ABORT, '\(said)'); END;
            """
    }

    static let registerEvents = SchemaMigration(
        name: "2 parties, agreement events, duties",
        statements: """
            CREATE TABLE party (
                entry INTEGER NOT NULL CONSTRAINT "entry counts from 0" CHECK (entry >= 0),
                \(name("id")),
                \(digest("form")),
                \(digest("envelope")),
                registered_at INTEGER NOT NULL,
                previous INTEGER CONSTRAINT "a record comes after the one before it" CHECK (previous < entry),
                PRIMARY KEY (id, entry)
            ) STRICT, WITHOUT ROWID;
            \(chained("party", by: ["id"], said: "a record of a party names the one before it"))
            \(frozen("party"))

            CREATE TABLE agreement_event (
                entry INTEGER PRIMARY KEY CONSTRAINT "entry counts from 0" CHECK (entry >= 0),
                \(name("agreement")),
                version INTEGER NOT NULL CONSTRAINT "version counts from 1" CHECK (version >= 1),
                event TEXT NOT NULL CONSTRAINT "event is known" CHECK (
                    event IN ('proposed', 'signed', 'registered', 'suspended', 'resumed', 'terminated')),
                \(digest("identity")),
                effective INTEGER NOT NULL,
                recorded_at INTEGER NOT NULL,
                previous INTEGER CONSTRAINT "an event comes after the one before it" CHECK (previous < entry)
            ) STRICT;
            CREATE INDEX agreement_event_by_version ON agreement_event (agreement, version, entry);
            INSERT INTO agreement_event
                SELECT entry, id, version, 'registered', identity, registered_at, registered_at, NULL FROM agreement;
            CREATE TRIGGER agreement_event_is_new BEFORE INSERT ON agreement_event WHEN
                EXISTS (SELECT 1 FROM agreement_event WHERE entry = NEW.entry)
            BEGIN SELECT RAISE(ABORT, 'an entry is one event'); END;
            \(chained("agreement_event", by: ["agreement", "version"], said: "an event names the one before it"))
            CREATE TRIGGER agreement_event_is_legal BEFORE INSERT ON agreement_event WHEN NOT CASE
                WHEN NOT EXISTS (
                    SELECT 1 FROM agreement_event
                    WHERE agreement = NEW.agreement AND version = NEW.version AND event = 'registered')
                THEN CASE NEW.event
                    WHEN 'proposed' THEN NEW.previous IS NULL
                    WHEN 'signed' THEN NEW.previous IS NOT NULL
                    ELSE NEW.event = 'registered'
                END
                WHEN NEW.event = 'terminated' THEN NOT EXISTS (
                    SELECT 1 FROM agreement_event
                    WHERE agreement = NEW.agreement AND version = NEW.version AND event = 'terminated')
                WHEN NEW.event IN ('suspended', 'resumed') THEN (NEW.event = 'resumed') = ((
                    SELECT event FROM agreement_event
                    WHERE agreement = NEW.agreement AND version = NEW.version
                        AND event IN ('registered', 'suspended', 'resumed')
                    ORDER BY entry DESC LIMIT 1) = 'suspended')
                ELSE 0
            END
            BEGIN SELECT RAISE(ABORT, 'an event may follow the one before it'); END;
            CREATE TRIGGER agreement_event_is_of_one_text BEFORE INSERT ON agreement_event WHEN
                NEW.identity IS NOT coalesce(
                    (SELECT identity FROM agreement_event WHERE entry = NEW.previous), NEW.identity)
            BEGIN SELECT RAISE(ABORT, 'every event of a version is about one text'); END;
            CREATE TRIGGER agreement_event_has_its_agreement BEFORE INSERT ON agreement_event WHEN
                NEW.event = 'registered' AND NOT EXISTS (
                    SELECT 1 FROM agreement WHERE id = NEW.agreement AND version = NEW.version
                    AND entry = NEW.entry AND identity = NEW.identity)
            BEGIN SELECT RAISE(ABORT, 'a registration is recorded with its agreement'); END;
            CREATE TRIGGER agreement_is_an_event AFTER INSERT ON agreement
            BEGIN
                INSERT INTO agreement_event VALUES (
                    NEW.entry, NEW.id, NEW.version, 'registered', NEW.identity, NEW.registered_at, NEW.registered_at,
                    (SELECT max(entry) FROM agreement_event WHERE agreement = NEW.id AND version = NEW.version));
            END;
            \(frozen("agreement_event"))

            CREATE TABLE agreement_event_signature (
                entry INTEGER NOT NULL REFERENCES agreement_event (entry),
                \(digest("envelope")),
                PRIMARY KEY (entry, envelope)
            ) STRICT, WITHOUT ROWID;
            \(frozen("agreement_event_signature"))

            CREATE TABLE agreement_event_file (
                entry INTEGER NOT NULL REFERENCES agreement_event (entry),
                path TEXT NOT NULL CONSTRAINT "path is relative and plain" CHECK (
                    path <> '' AND instr(path, char(0)) = 0
                    AND '/' || path || '/' NOT GLOB '*//*'
                    AND '/' || path || '/' NOT GLOB '*/./*'
                    AND '/' || path || '/' NOT GLOB '*/../*'),
                \(digest("digest")),
                PRIMARY KEY (entry, path)
            ) STRICT, WITHOUT ROWID;
            \(frozen("agreement_event_file"))

            CREATE INDEX release_by_agreement ON release (agreement, staged_at);

            CREATE TABLE duty (
                id TEXT NOT NULL PRIMARY KEY CONSTRAINT "id is the name of a duty" CHECK (
                    length(id) BETWEEN 1 AND 200 AND instr(id, char(0)) = 0
                    AND id GLOB '[a-z0-9]*' AND id NOT GLOB '*[^a-z0-9._@/-]*'),
                release TEXT REFERENCES release (id),
                agreement TEXT NOT NULL,
                agreement_version INTEGER NOT NULL,
                kind TEXT NOT NULL CONSTRAINT "kind is a word" CHECK (
                    length(kind) BETWEEN 1 AND 64 AND instr(kind, char(0)) = 0 AND kind NOT GLOB '*[^A-Za-z-]*'),
                \(name("owed_by")),
                owed_to TEXT CONSTRAINT "owed_to is a name" CHECK (
                    length(owed_to) BETWEEN 1 AND 64 AND instr(owed_to, char(0)) = 0
                    AND owed_to GLOB '[a-z0-9]*' AND owed_to NOT GLOB '*[^a-z0-9._-]*'),
                due INTEGER NOT NULL,
                created INTEGER NOT NULL CONSTRAINT "created counts from 0" CHECK (created >= 0),
                discharged INTEGER CONSTRAINT "a duty is done after it came to be" CHECK (discharged > created),
                FOREIGN KEY (agreement, agreement_version) REFERENCES agreement (id, version)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX duty_by_party ON duty (owed_by, due);
            CREATE TRIGGER duty_is_new BEFORE INSERT ON duty WHEN EXISTS (SELECT 1 FROM duty WHERE id = NEW.id)
            BEGIN SELECT RAISE(ABORT, 'a duty is recorded once'); END;
            CREATE TRIGGER duty_begins BEFORE INSERT ON duty WHEN NEW.discharged IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'a duty begins open'); END;
            CREATE TRIGGER duty_is_done_once BEFORE UPDATE ON duty WHEN OLD.discharged IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'a duty that is done stays done'); END;
            CREATE TRIGGER duty_unchanged BEFORE UPDATE OF id, release, agreement, agreement_version, kind, owed_by,
                owed_to, due, created ON duty
            BEGIN SELECT RAISE(ABORT, 'of a duty only its end changes'); END;
            \(kept("duty"))
            """
    )
}
