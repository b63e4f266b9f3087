# Evidence for an auditor, what may go, what must stay; the register made anew.
released
cp -R office/trust trust
head -c 24 /dev/urandom | base64 >theirs
cp theirs ours
tidegate evidence export for-the-auditor --from 120 --to 260 --workspace office --passphrase-file secret --auditor-passphrase-file theirs
rm -rf for-the-auditor
tidegate evidence export for-the-auditor --workspace office --passphrase-file secret --auditor-passphrase-file theirs
tidegate log export log --workspace office --passphrase-file secret
tidegate audit log --trust trust --evidence for-the-auditor --passphrase-file ours
tidegate evidence hold RELEASE --reason "order 12/2026" --workspace office --passphrase-file secret
tidegate evidence holds --workspace office --passphrase-file secret
tidegate evidence lift RELEASE --reason "case closed" --workspace office --passphrase-file secret
tidegate evidence retain --before 2025-01-01 --dry-run --workspace office --passphrase-file secret
tidegate registry check --workspace office --passphrase-file secret
tidegate registry dump --workspace office > register.jsonl
tidegate registry rebuild --workspace office --passphrase-file secret
