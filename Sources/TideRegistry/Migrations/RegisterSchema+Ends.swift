extension DatabaseFormat {
    /// An end that is to come may be brought forward by a second termination.
    static let registerEnds = SchemaMigration(
        name: "6 an end is brought forward",
        statements: """
            DROP TRIGGER agreement_event_is_legal;
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
                    WHERE agreement = NEW.agreement AND version = NEW.version AND event = 'terminated'
                        AND (effective <= NEW.effective OR effective <= NEW.recorded_at))
                WHEN NEW.event IN ('suspended', 'resumed') THEN (NEW.event = 'resumed') = ((
                    SELECT event FROM agreement_event
                    WHERE agreement = NEW.agreement AND version = NEW.version
                        AND event IN ('registered', 'suspended', 'resumed')
                    ORDER BY entry DESC LIMIT 1) = 'suspended')
                ELSE 0
            END
            BEGIN SELECT RAISE(ABORT, 'an event may follow the one before it'); END;
            """
    )
}
