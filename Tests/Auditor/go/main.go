// Audits a log of tree tiles with golang.org/x/mod/sumdb/note and tlog: questions A1 to A5 of docs/auditor-guide.md.
//
//	audit FOLDER                 log/, trust/ and what else is there: bundle/, older-checkpoint
//	audit fork TRUST NOTE NOTE   do two signed tree heads prove that the log showed two histories?
//
// Written from C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles, tlog-proof, tlog-policy and RFC 6962.
// Exit codes: 0 nothing failed, 2 something did, 64 usage.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

var failed = false

// say prints the one line of a question.
func say(question string, seen string, err error) {
	word := "ok"
	if err != nil {
		word, seen, failed = "FAIL", err.Error(), true
	} else if strings.HasPrefix(seen, "none") {
		word, seen = "none", strings.TrimPrefix(seen, "none ")
	}
	fmt.Printf("%s %-4s %s\n", question, word, seen)
}

func main() {
	switch {
	case len(os.Args) == 2:
		audit(os.Args[1])
	case len(os.Args) == 5 && os.Args[1] == "fork":
		say("A4", "", fork(os.Args[2], os.Args[3], os.Args[4]))
	default:
		fmt.Fprintln(os.Stderr, "usage: audit FOLDER | audit fork TRUST NOTE NOTE")
		os.Exit(64)
	}
	if failed {
		os.Exit(2)
	}
}

func audit(folder string) {
	trust, err := readPolicy(filepath.Join(folder, "trust", "policy"))
	var now *head
	var message []byte
	if err == nil {
		if message, err = os.ReadFile(filepath.Join(folder, "log", "checkpoint")); err == nil {
			now, err = trust.openHead(message, trust.logKeys)
		}
	}
	if err != nil {
		for _, question := range []string{"A1", "A2", "A3", "A4", "A5"} {
			say(question, "", fmt.Errorf("no tree head to go by: %v", err))
		}
		return
	}
	say("A1", fmt.Sprintf("%s, %d entries, root %v", now.origin, now.N, now.Hash), nil)

	seen, cosigned := "none the policy asks for no witness, and none has signed", now
	if cosigned, err = trust.openHead(message, trust.keys); err == nil && (trust.quorum != "none" || len(cosigned.signed) > 0) {
		seen, err = trust.seen(cosigned)
	}
	say("A2", seen, err)

	log := filepath.Join(folder, "log")
	t, err := readTree(log, now.N)
	if err == nil {
		err = t.compare(log, now)
	}
	say("A3", fmt.Sprintf("%d entries give the root, %d files of tiles and entries are theirs", now.N, t.files), err)

	older, err := os.ReadFile(filepath.Join(folder, "older-checkpoint"))
	seen = "none no older checkpoint"
	if err == nil {
		seen, err = trust.extends(older, now, log)
	} else if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	say("A4", seen, err)

	bundles, err := bundlesIn(filepath.Join(folder, "bundle"))
	if len(bundles) == 0 && err == nil {
		say("A5", "none no bundle", nil)
		return
	}
	var found []string
	for _, bundle := range bundles {
		where := ""
		if where, err = trust.included(bundle, now, t); err != nil {
			err = fmt.Errorf("%s: %v", filepath.Base(bundle), err)
			break
		}
		found = append(found, where)
	}
	say("A5", strings.Join(found, ", "), err)
}

// A tree is what the entries of a log give: hashes in the order of tlog.StoredHashIndex, and which bundles held them.
type tree struct {
	stored  []tlog.Hash
	bundles map[string]int64 // path of each entry bundle -> entries in it
	files   int
}

// ReadHashes makes the tree a tlog.HashReader.
func (t tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(t.stored)) {
			return nil, errors.New("a hash beyond the tree")
		}
		hashes[i] = t.stored[index]
	}
	return hashes, nil
}

// root is the Merkle tree hash of the first size entries.
func (t tree) root(size int64) (tlog.Hash, error) {
	if size == 0 {
		return tlog.ParseHash("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=") // SHA-256 of nothing, RFC 6962 section 2.1
	}
	return tlog.TreeHash(size, t)
}

// tilePath is the path of tlog-tiles: groups of three digits, all but the last after an x.
func tilePath(level string, n, width int64) string {
	path := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		path = fmt.Sprintf("x%03d/%s", n%1000, path)
	}
	if width < 256 {
		path += fmt.Sprintf(".p/%d", width)
	}
	return "tile/" + level + "/" + path
}

// readTree reads every entry bundle that a log of this size has.
func readTree(log string, size int64) (tree, error) {
	t := tree{bundles: map[string]int64{}}
	for start := int64(0); start < size; start += 256 {
		width := size - start
		if width > 256 {
			width = 256
		}
		path := tilePath("entries", start/256, width)
		rest, err := os.ReadFile(filepath.Join(log, path))
		if err != nil {
			return t, err
		}
		for n := start; n < start+width; n++ {
			if len(rest) < 2 || len(rest) < 2+int(binary.BigEndian.Uint16(rest)) {
				return t, fmt.Errorf("%s ends before entry %d does", path, n)
			}
			end := 2 + int(binary.BigEndian.Uint16(rest))
			hashes, err := tlog.StoredHashes(n, rest[2:end], t)
			if err != nil {
				return t, err
			}
			t.stored, rest = append(t.stored, hashes...), rest[end:]
		}
		if len(rest) != 0 {
			return t, fmt.Errorf("%s goes on after its entries", path)
		}
		t.bundles[path] = width
	}
	return t, nil
}

var tileName = regexp.MustCompile(`^tile/(0|[1-9][0-9]?|entries)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?$`)

// compare holds the tree against the signed head, and every file of the log against the tree.
func (t *tree) compare(log string, now *head) error {
	root, err := t.root(now.N)
	if err != nil {
		return err
	}
	if root != now.Hash {
		return fmt.Errorf("the entries give the root %v, the tree head says %v", root, now.Hash)
	}
	missing := map[string]bool{}
	for level, count := 0, now.N; count > 0; level, count = level+1, count>>8 {
		for n := int64(0); n <= count>>8; n++ {
			if width := count - n<<8; width >= 256 {
				missing[tilePath(strconv.Itoa(level), n, 256)] = true
			} else if width > 0 {
				missing[tilePath(strconv.Itoa(level), n, width)] = true
			}
		}
	}
	err = filepath.WalkDir(log, func(path string, entry fs.DirEntry, err error) error {
		name, _ := filepath.Rel(log, path)
		if err != nil || entry.IsDir() || name == "checkpoint" {
			return err
		}
		if !entry.Type().IsRegular() {
			return fmt.Errorf("%s is no plain file", name)
		}
		delete(missing, name)
		t.files++
		return t.compareFile(log, name, now.N)
	})
	for path := range missing {
		if err == nil {
			err = fmt.Errorf("%s is missing", path)
		}
	}
	return err
}

// compareFile holds one file against the tree: it is a tile, complete or partial, of this tree or a smaller one of it.
func (t *tree) compareFile(log, name string, size int64) error {
	parts := tileName.FindStringSubmatch(name)
	if parts == nil {
		return fmt.Errorf("%s is no tile", name)
	}
	n, _ := strconv.ParseInt(strings.NewReplacer("x", "", "/", "").Replace(parts[2]), 10, 64)
	width := int64(256)
	if parts[3] != "" {
		width, _ = strconv.ParseInt(parts[3], 10, 64)
	}
	level, _ := strconv.Atoi(parts[1]) // 0 for "entries"
	if tilePath(parts[1], n, width) != name || level > 7 || n<<8+width > size>>(8*uint(level)) {
		return fmt.Errorf("%s lies beyond the tree head", name)
	}
	data, err := os.ReadFile(filepath.Join(log, name))
	if err != nil {
		return err
	}
	var expected []byte
	if parts[1] != "entries" {
		expected, err = tlog.ReadTileData(tlog.Tile{H: 8, L: level, N: n, W: int(width)}, t)
	} else if _, read := t.bundles[name]; read {
		return nil // its entries are those that gave the root
	} else {
		expected, err = firstEntries(log, n, width, size)
	}
	if err == nil && !bytes.Equal(data, expected) {
		err = fmt.Errorf("%s is not what the entries give", name)
	}
	return err
}

// firstEntries are the bytes of the first entries of a bundle that was read.
func firstEntries(log string, n, width, size int64) ([]byte, error) {
	most := size - n<<8
	if most > 256 {
		most = 256
	}
	whole, err := os.ReadFile(filepath.Join(log, tilePath("entries", n, most)))
	end := 0
	for ; err == nil && width > 0; width-- {
		end += 2 + int(binary.BigEndian.Uint16(whole[end:]))
	}
	return whole[:end], err
}

// A tileFolder gives tlog the tiles that it asks for; tlog verifies each against the signed root.
type tileFolder string

func (f tileFolder) Height() int                     { return 8 }
func (f tileFolder) SaveTiles([]tlog.Tile, [][]byte) {}
func (f tileFolder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		path := filepath.Join(string(f), tilePath(strconv.Itoa(tile.L), tile.N, int64(tile.W)))
		var err error
		if data[i], err = os.ReadFile(path); err != nil {
			return nil, err
		}
		if len(data[i]) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s has another length", path)
		}
	}
	return data, nil
}

// extends proves from the tiles that the log of today goes on from an older checkpoint.
func (p *policy) extends(older []byte, now *head, log string) (string, error) {
	then, err := p.openHead(older, p.keys)
	if err != nil {
		return "", fmt.Errorf("older checkpoint: %v", err)
	}
	if then.origin != now.origin {
		return "", fmt.Errorf("the older checkpoint is of another log, %s", then.origin)
	}
	if then.N > now.N {
		return "", fmt.Errorf("the log shrank: %d entries then, %d now", then.N, now.N)
	}
	if then.N == now.N && then.Hash != now.Hash {
		return "", fmt.Errorf("a fork: two signed roots for %d entries", now.N)
	}
	if then.N > 0 {
		proof, err := tlog.ProveTree(now.N, then.N, tlog.TileHashReader(now.Tree, tileFolder(log)))
		if err == nil {
			err = tlog.CheckTree(proof, now.N, now.Hash, then.N, then.Hash)
		}
		if err != nil {
			return "", fmt.Errorf("the log does not go on from the older checkpoint of %d entries: %v", then.N, err)
		}
	}
	return fmt.Sprintf("the first %d of %d entries are those of the older checkpoint", then.N, now.N), nil
}

// fork returns nothing if the two notes prove a fork.
func fork(trust, first, second string) error {
	p, err := readPolicy(filepath.Join(trust, "policy"))
	if err != nil {
		return err
	}
	var heads []*head
	for _, path := range []string{first, second} {
		message, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		h, err := p.openHead(message, p.keys)
		if err != nil {
			return fmt.Errorf("%s: %v", path, err)
		}
		heads = append(heads, h)
	}
	if heads[0].origin != heads[1].origin || heads[0].N != heads[1].N || heads[0].Hash == heads[1].Hash {
		return errors.New("the two notes prove no fork: that needs one log, one size and two roots")
	}
	fmt.Printf("fork proven: %s signed %v and %v for %d entries\n", heads[0].origin, heads[0].Hash, heads[1].Hash, heads[0].N)
	return nil
}

// bundlesIn are the folder itself, or the folders in it, that hold a receipt.
func bundlesIn(folder string) ([]string, error) {
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var found []string
	for _, pattern := range []string{"release.dsse.json", "*/release.dsse.json"} {
		paths, _ := filepath.Glob(filepath.Join(folder, pattern))
		for _, path := range paths {
			found = append(found, filepath.Dir(path))
		}
	}
	if len(found) == 0 {
		return nil, errors.New("bundle: no release.dsse.json")
	}
	return found, nil
}

// included checks release.tlog-proof: C2SP tlog-proof. The tree head in it is signed as A1 and A2 ask, and is one of this log.
func (p *policy) included(bundle string, now *head, t tree) (string, error) {
	entry, err := os.ReadFile(filepath.Join(bundle, "release.dsse.json"))
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(filepath.Join(bundle, "release.tlog-proof"))
	if err != nil {
		return "", err
	}
	before, checkpoint, found := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(before), "\n")
	if !found || lines[0] != "c2sp.org/tlog-proof@v1" {
		return "", errors.New("no tlog-proof")
	}
	lines = lines[1:]
	if len(lines) > 0 && strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:] // not signed by anybody: never used
	}
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "index ") {
		return "", errors.New("no index in the receipt")
	}
	index, err := strconv.ParseInt(lines[0][6:], 10, 64)
	if err != nil || lines[0] != fmt.Sprintf("index %d", index) {
		return "", errors.New("the index is no plain number")
	}
	var proof tlog.RecordProof
	for _, line := range lines[1:] {
		raw, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(raw) != tlog.HashSize || base64.StdEncoding.EncodeToString(raw) != line {
			return "", errors.New("a hash of the receipt is no base64 of 32 bytes")
		}
		var hash tlog.Hash
		copy(hash[:], raw)
		proof = append(proof, hash)
	}
	then, err := p.openHead(checkpoint, p.keys)
	if err != nil {
		return "", fmt.Errorf("receipt: %v", err)
	}
	if _, err := p.seen(then); err != nil {
		return "", fmt.Errorf("receipt: %v", err)
	}
	if err := tlog.CheckRecord(proof, then.N, then.Hash, index, tlog.RecordHash(entry)); err != nil {
		return "", fmt.Errorf("the receipt does not lead from the entry to its tree head: %v", err)
	}
	if then.origin != now.origin {
		return "", fmt.Errorf("the receipt is of another log, %s", then.origin)
	}
	if then.N > now.N {
		return "", fmt.Errorf("the log shrank: the receipt is of %d entries, the log has %d", then.N, now.N)
	}
	if root, err := t.root(then.N); err != nil || root != then.Hash {
		return "", fmt.Errorf("a fork: the log had another root at %d entries than the receipt says", then.N)
	}
	return fmt.Sprintf("%s is entry %d, receipt of %d entries", filepath.Base(bundle), index, then.N), nil
}
