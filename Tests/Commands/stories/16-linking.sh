# Two lists without a common identifier, linked without showing them.
cat >settings.yaml <<'Y'
fields:
  - {name: given, column: first_name}
  - {name: family, column: last_name}
  - {name: born, column: birth_date, normalise: document-v1, part: 1, places: true}
record: case_no
Y
printf '%s\n' case_no,first_name,last_name,birth_date 1,Invented,Alpha,1990-01-02 2,Imaginary,Beta,1985-03-04 >clinic.csv
printf '%s\n' case_no,first_name,last_name,birth_date 7,Invented,Alfa,1990-01-02 8,Thought-up,Gamma,1971-12-30 >register.csv
tidegate link encode --settings settings.yaml --input clinic.csv --domain frame --workspace office --passphrase-file secret --output clinic-filters.csv
tidegate link encode --settings settings.yaml --input register.csv --domain frame --workspace office --passphrase-file secret --output register-filters.csv
head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >agreed
rm clinic-filters.csv register-filters.csv
tidegate link encode --settings settings.yaml --input clinic.csv --domain frame --secret-file agreed --output clinic-filters.csv
tidegate link encode --settings settings.yaml --input register.csv --domain frame --secret-file agreed --output register-filters.csv
tidegate link match clinic-filters.csv register-filters.csv --threshold 0.9 --output pairs.csv
