# Makes the invented register of this example: the same rows on every machine.
#
#   awk -f generate.awk > permits.csv
#
# Nobody in it exists. The numbers come from the generator of Park and Miller (multiplier 16807, modulus 2^31 - 1), seeded
# with 20261130; awk's own rand differs between programs.
function draw(bound) { state = (state * 16807) % 2147483647; return int(state / 2147483647 * bound) }
BEGIN {
    state = 20261130
    split("care,retail,building,transport,farming,teaching", occupations, ",")
    split("work,study,family,protection", grounds, ",")
    print "person,age,district,occupation,sex,ground"
    for (row = 1; row <= 4000; row++) {
        # The lowest of two draws, so that some occupations are rarer than others.
        occupation = draw(6); other = draw(6); if (other < occupation) occupation = other
        printf "R%05d,%d,d%02d,%s,%s,%s\n", 10000 + row * 7, 20 + draw(40), draw(12) + 1,
            occupations[occupation + 1], draw(2) ? "f" : "m", grounds[draw(4) + 1]
    }
}
