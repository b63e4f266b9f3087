import TideCore

extension OutputSchema {
    /// Of keys and the workspace, by command.
    static let keys: [String: JSONValue] = [
        "init": initAnswer,
        "key new": keyNewAnswer,
        "key list": keyListAnswer,
        "key export": keyExportAnswer,
        "key rotate": keyRotateAnswer,
        "key enrol": keyEnrolAnswer,
        "key revoke": keyRevokeAnswer,
        "key history": keyHistoryAnswer,
        "key passphrase": keyPassphraseAnswer,
        "backup make": backupMakeAnswer,
        "backup recovery-sheet": backupRecoverySheetAnswer,
        "restore": restoreAnswer,
        "registry rebuild": registryRebuildAnswer,
        "registry check": registryCheckAnswer,
        "registry dump": registryDumpAnswer,
    ]

    private static let initAnswer: JSONValue = object(
        Members(required: ["workspace": text, "office": text, "origin": text, "trust": text, "logKey": text])
    )

    private static let keyNewAnswer: JSONValue = object(
        Members(required: ["name": text, "keyID": digest, "publicKey": text])
    )

    private static let keyListAnswer: JSONValue = list(object(Members(required: ["role": role, "keyID": digest])))

    private static let keyExportAnswer: JSONValue = object(
        Members(required: ["role": role, "keyID": digest, "publicKey": text])
    )

    private static let keyRotateAnswer: JSONValue = object(
        Members(
            required: [
                "role": role,
                "keyID": digest,
                "entry": count,
                "overlapUntil": instant,
                "trust": list(text),
            ]
        )
    )

    private static let keyEnrolAnswer: JSONValue = object(
        Members(required: ["role": role, "keyID": digest, "entry": count, "trust": list(text)])
    )

    private static let keyRevokeAnswer: JSONValue = object(
        Members(
            required: [
                "role": role,
                "keyID": digest,
                "fromIndex": count,
                "entries": list(count),
            ],
            optional: [
                "entry": count,
                "fromTime": instant,
                "largestHead": count,
            ]
        )
    )

    private static let keyHistoryAnswer: JSONValue = list(
        object(
            Members(
                required: [
                    "role": role,
                    "keyID": digest,
                    "entry": count,
                    "inForce": truth,
                ],
                optional: [
                    "replaced": object(Members(required: ["entry": count, "overlapUntil": instant])),
                    "revoked": object(
                        Members(required: ["entry": count, "fromIndex": count], optional: ["fromTime": instant])
                    ),
                ]
            )
        )
    )

    private static let keyPassphraseAnswer: JSONValue = object(
        Members(required: ["workspace": text, "changed": truth])
    )

    private static let backupMakeAnswer: JSONValue = object(
        Members(
            required: [
                "backup": text,
                "files": count,
                "bytes": count,
                "shared": count,
                "journal": count,
                "size": count,
                "root": digest,
                "made": instant,
            ]
        )
    )

    private static let backupRecoverySheetAnswer: JSONValue = object(
        Members(required: ["office": text, "origin": text, "keys": anyObject])
    )

    private static let restoreAnswer: JSONValue = object(
        Members(
            required: [
                "workspace": text,
                "isMade": truth,
                "made": instant,
                "size": count,
                "root": digest,
                "isHeldAgainstOthers": truth,
            ]
        )
    )

    private static let registryRebuildAnswer: JSONValue = object(
        Members(required: ["entries": count, "journal": count])
    )

    private static let registryCheckAnswer: JSONValue = object(
        Members(
            required: [
                "agrees": truth,
                "entries": count,
                "journal": count,
                "sealed": truth,
                "extra": list(reference("row")),
                "missing": list(reference("row")),
            ]
        )
    )

    private static let registryDumpAnswer: JSONValue = list(reference("row"))
}
