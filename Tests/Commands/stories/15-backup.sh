# A copy, a second one of what changed since, a drill, and a workspace that is gone.
tidegate backup /mnt/copy/2026-11-30 --workspace office --passphrase-file secret
mkdir copies
tidegate backup copies/a --workspace office --passphrase-file secret
released
tidegate backup copies/b --since copies/a --workspace office --passphrase-file secret
head -c 24 /dev/urandom | base64 >other
tidegate log checkpoint --workspace office --passphrase-file secret >head.txt
ln -s copies/b copy
tidegate restore copy --check --workspace drill --passphrase-file secret
mv office lost
tidegate restore copy --workspace office --checkpoint head.txt --reason "disk" --passphrase-file secret
