# The ledger: shown, published, stamped, disclosed, erased, watched, ended.
released
cp -R office/trust trust
tidegate log show --workspace office --passphrase-file secret
tidegate log show --reveal --workspace office --passphrase-file secret
tidegate log checkpoint --workspace office --passphrase-file secret > head-2026-11-30.txt
tidegate log export log --workspace office --passphrase-file secret
tidegate log export audit-2026 --workspace office --passphrase-file secret
tidegate log events --since 120 --workspace office --passphrase-file secret >> events.jsonl
tidegate log disclose 5 dataset recipient --workspace office --passphrase-file secret > lines.txt
tidegate log reveal lines.txt --log log --trust trust

# A clock that was three days ahead, and is not any more.
faketime -f +3d "$TIDEGATE" log clock --confirm --reason "set by hand" --workspace office --passphrase-file secret >hold.txt
no tidegate log clock --workspace office --passphrase-file secret
tidegate log clock --confirm --reason "battery changed" --workspace office --passphrase-file secret
tidegate log clock --workspace office --passphrase-file secret
tidegate evidence hold RELEASE --reason "order 12/2026" --workspace office --passphrase-file secret
tidegate log show --workspace office --passphrase-file secret
tidegate log erase 7 reason --reason "named a person" --workspace office --passphrase-file secret
