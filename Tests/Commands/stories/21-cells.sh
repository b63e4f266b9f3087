# Local recoding and the suppression of cells, whose answers have members of their own.
cp -RL "$STORIES/../../../examples/02-census/." .
sed 's/^search: .*/search: {recoding: local}/' adult-k5.yaml >local.yaml
sed 's/^search: .*/search: {recoding: cells}/; s/k: 5, suppression: 10%/k: 5, missing: matchesAny/' adult-k5.yaml >cells.yaml
tidegate anonymise --spec local.yaml --input input/adult.csv --output local.csv
tidegate anonymise --spec cells.yaml --input input/adult.csv --output cells.csv
