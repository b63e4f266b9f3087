#!/usr/bin/env bash
# What anybody can do who holds two files about the same people: join them by the pseudonym, and look whom both together
# say something of that they say of nobody else. Nothing but the two files is read, and nothing but awk is needed.
#
#   attack.sh FIRST.csv SECOND.csv
#
# A file without a person says something too: that the person's record was removed from it.
set -euo pipefail
awk -F, '
    FNR == 1 { file++; for (i = 1; i <= NF; i++) if ($i == "person") key[file] = i; next }
    {
        value = ""
        for (i = 1; i <= NF; i++) if (i != key[file]) value = value "," $i
        said[file, $key[file]] = value
        people[$key[file]] = 1
        alone[file, value]++
    }
    END {
        for (person in people) together[said[1, person] "|" said[2, person]]++
        for (file = 1; file <= 2; file++) {
            smallest = 0
            for (place in alone) {
                split(place, part, SUBSEP)
                if (part[1] == file && (!smallest || alone[place] < smallest)) smallest = alone[place]
            }
            printf "file %d alone: at least %d people for whatever it says\n", file, smallest
        }
        smallest = 0
        for (group in together) {
            groups++
            if (together[group] == 1) singled++
            if (together[group] < 5) few += together[group]
            if (!smallest || together[group] < smallest) smallest = together[group]
        }
        printf "both together: %d groups of at least %d, %d people with fewer than 4 others like them, %d singled out\n",
            groups, smallest, few, singled
    }' "$1" "$2"
