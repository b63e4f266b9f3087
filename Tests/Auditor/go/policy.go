package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A policy is a file of C2SP tlog-policy: who may sign a tree head, and how many witnesses it needs.
type policy struct {
	logs      map[string]bool     // "name+hash" of the log keys
	witnesses map[string]string   // "name+hash" of a witness's key -> its name in the policy
	groups    map[string][]string // members of a group, or nothing for a witness
	needed    map[string]int      // how many members of a group must have signed
	quorum    string
	keys      []note.Verifier // all of them
	logKeys   []note.Verifier
}

// A cosigner is a witness's key: kind 04 of C2SP tlog-cosignature.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }

func (c cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize || signature[0]&0x80 != 0 {
		return false // the time is at most 2^63 - 1
	}
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(signature), text)
	return ed25519.Verify(c.key, []byte(message), signature[8:])
}

// readKey reads a vkey: name+hash+base64(kind, key). note.NewVerifier knows kind 01 alone.
func readKey(vkey string, kind byte) (note.Verifier, []byte, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 || parts[0] == "" {
		return nil, nil, errors.New("no verifier key")
	}
	material, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(material) != 33 || base64.StdEncoding.EncodeToString(material) != parts[2] {
		return nil, nil, errors.New("no Ed25519 verifier key")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), material...))
	if fmt.Sprintf("%x", sum[:4]) != parts[1] {
		return nil, nil, errors.New("the hash in a verifier key is not the key's")
	}
	if material[0] != kind {
		return nil, nil, fmt.Errorf("a key of kind %02x where %02x is needed", material[0], kind)
	}
	if kind == 0x01 {
		verifier, err := note.NewVerifier(vkey)
		return verifier, material[1:], err
	}
	return cosigner{parts[0], binary.BigEndian.Uint32(sum[:4]), material[1:]}, material[1:], nil
}

func readPolicy(path string) (*policy, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	for _, octet := range text {
		if octet < 0x20 && octet != '\t' && octet != '\n' || octet == 0x7f {
			return nil, errors.New("policy: a control character")
		}
	}
	p := &policy{logs: map[string]bool{}, witnesses: map[string]string{}, groups: map[string][]string{}, needed: map[string]int{}}
	material, used := map[string]bool{}, map[string]bool{}
	add := func(vkey string, kind byte) (string, error) {
		verifier, key, err := readKey(vkey, kind)
		if err != nil {
			return "", err
		}
		if material[string(key)] {
			return "", errors.New("one key in two lines")
		}
		material[string(key)] = true
		p.keys = append(p.keys, verifier)
		return id(verifier.Name(), verifier.KeyHash()), nil
	}
	define := func(name string, members []string) error {
		if _, twice := p.groups[name]; twice || name == "none" {
			return fmt.Errorf("the name %s is taken", name)
		}
		p.groups[name] = members
		return nil
	}
	for number, line := range strings.Split(string(text), "\n") {
		words := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' })
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		var err error
		switch {
		case words[0] == "log" && (len(words) == 2 || len(words) == 3):
			var key string
			if key, err = add(words[1], 0x01); err == nil {
				p.logs[key] = true
				p.logKeys = append(p.logKeys, p.keys[len(p.keys)-1])
			}
		case words[0] == "witness" && (len(words) == 3 || len(words) == 4):
			var key string
			if key, err = add(words[2], 0x04); err == nil {
				p.witnesses[key] = words[1]
				err = define(words[1], nil)
			}
		case words[0] == "group" && len(words) >= 4:
			members := words[3:]
			for _, member := range members {
				if _, known := p.groups[member]; !known || used[member] {
					err = fmt.Errorf("%s is unknown here, or in two groups", member)
				}
				used[member] = true
			}
			needed := map[string]int{"any": 1, "all": len(members)}[words[2]]
			if needed == 0 {
				needed, _ = strconv.Atoi(words[2])
			}
			if needed < 1 || needed > len(members) || strings.TrimLeft(words[2], "+-0") != words[2] {
				err = fmt.Errorf("%s of %d members", words[2], len(members))
			}
			if err == nil {
				p.needed[words[1]] = needed
				err = define(words[1], members)
			}
		case words[0] == "quorum" && len(words) == 2 && p.quorum == "":
			p.quorum = words[1]
			if _, known := p.groups[p.quorum]; !known && p.quorum != "none" {
				err = fmt.Errorf("the quorum %s is unknown here", p.quorum)
			}
		default:
			err = errors.New("no line of a policy")
		}
		if err != nil {
			return nil, fmt.Errorf("policy, line %d: %v", number+1, err)
		}
	}
	if p.quorum == "" || len(p.logs) == 0 {
		return nil, errors.New("policy: no quorum or no log")
	}
	return p, nil
}

func id(name string, hash uint32) string { return fmt.Sprintf("%s+%08x", name, hash) }

// met says whether the name has signed: a witness itself, a group by enough of its members.
func (p *policy) met(name string, signed map[string]int64) bool {
	if name == "none" {
		return true
	}
	if _, isGroup := p.needed[name]; !isGroup {
		_, has := signed[name]
		return has
	}
	count := 0
	for _, member := range p.groups[name] {
		if p.met(member, signed) {
			count++
		}
	}
	return count >= p.needed[name]
}

// A head is a checkpoint whose signatures were verified.
type head struct {
	tlog.Tree
	origin  string
	signed  map[string]int64 // witness -> its time
	unknown int              // lines of keys that the policy does not name
}

// openHead reads a checkpoint: C2SP signed-note and tlog-checkpoint. The log has signed it, and no signature of the given keys fails.
func (p *policy) openHead(message []byte, keys []note.Verifier) (*head, error) {
	opened, err := note.Open(message, note.VerifierList(keys...))
	if err != nil {
		return nil, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] == "" {
		return nil, errors.New("no checkpoint: less than three lines")
	}
	for _, line := range lines[3 : len(lines)-1] {
		if line == "" {
			return nil, errors.New("no checkpoint: an empty line in its text")
		}
	}
	h := &head{origin: lines[0], signed: map[string]int64{}, unknown: len(opened.UnverifiedSigs)}
	h.N, err = strconv.ParseInt(lines[1], 10, 64)
	if err != nil || h.N < 0 || strconv.FormatInt(h.N, 10) != lines[1] {
		return nil, errors.New("no checkpoint: the size is no plain number")
	}
	if h.Hash, err = tlog.ParseHash(lines[2]); err != nil || h.Hash.String() != lines[2] {
		return nil, errors.New("no checkpoint: the root is no base64 of 32 bytes")
	}
	byLog := false
	for _, signature := range opened.Sigs {
		raw, err := base64.StdEncoding.DecodeString(signature.Base64)
		if err != nil || base64.StdEncoding.EncodeToString(raw) != signature.Base64 {
			return nil, errors.New("base64 of a signature is not canonical")
		}
		key := id(signature.Name, signature.Hash)
		if p.logs[key] && signature.Name == h.origin {
			byLog = true
		}
		if witness, known := p.witnesses[key]; known {
			h.signed[witness] = int64(binary.BigEndian.Uint64(raw[4:]))
		}
	}
	if !byLog {
		return nil, fmt.Errorf("no key that the policy names for %s has signed", h.origin)
	}
	return h, nil
}

// seen says who cosigned and when; it fails if that is not enough.
func (p *policy) seen(h *head) (string, error) {
	var text bytes.Buffer
	for _, key := range p.keys {
		witness := p.witnesses[id(key.Name(), key.KeyHash())]
		if at, has := h.signed[witness]; has && witness != "" {
			fmt.Fprintf(&text, "%s at %s, ", witness, time.Unix(at, 0).UTC().Format(time.RFC3339))
		}
	}
	fmt.Fprintf(&text, "%d cosignatures, quorum %s", len(h.signed), p.quorum)
	if !p.met(p.quorum, h.signed) {
		return "", fmt.Errorf("%s: not met", text.String())
	}
	return text.String(), nil
}
