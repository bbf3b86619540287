package manuscript

import (
	"errors"
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// Outward returns an address of the web or of mail in the form that files
// have it in, all in ASCII: the name of a host in its own encoding (RFC 5891),
// other characters as percent signs with digits (RFC 3987, section 3.1). It is
// false for whatever else an address may be: no other scheme may lead out of
// a book.
func Outward(address string) (string, bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return "", false
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host, err = asciiHost(u); err != nil || u.Hostname() == "" {
			return "", false
		}
	case "mailto":
		if u.Opaque == "" {
			return "", false
		}
	default:
		return "", false
	}
	return percent(u.String()), true
}

// asciiHost is the host, with its port, in ASCII.
func asciiHost(u *url.URL) (string, error) {
	name := u.Hostname()
	if strings.IndexFunc(name, func(r rune) bool { return r >= 0x80 }) < 0 {
		if strings.Trim(name, hostLetters) != "" {
			return "", errors.New("no name of a host")
		}
		return u.Host, nil
	}
	name, err := idna.Lookup.ToASCII(name)
	if port := u.Port(); port != "" {
		name += ":" + port
	}
	return name, err
}

// hostLetters are those of the name of a host, or of its number in hexadecimal
// digits and colons; _ is against the rule and in use.
const hostLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:"

// percent escapes the bytes that no address may hold.
func percent(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("<>\"{}|\\^`", c) >= 0 {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
