# A release whose place a later one takes; and what was wrong with that, said with all words.
released
FIRST=$RELEASE
released frame-2027
RELEASE2=$RELEASE
RELEASE=$FIRST
hand xa.mol--dpo
tidegate supersede RELEASE --by RELEASE2 --reason "the disk was damaged" --officer xa.mol/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office --passphrase-file secret
RELEASE=$RELEASE2
tidegate recall RELEASE --reason "a column was not banded" --wrong protection --discovered 2026-05-04T08:30:00Z --officer xa.mol/dpo --key dpo.key.pem --key-passphrase-file dpo-secret --workspace office --passphrase-file secret
