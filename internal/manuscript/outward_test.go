package manuscript

import "testing"

func TestOutward(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a?b=1&c=2#d":      "https://example.org/a?b=1&c=2#d",
		"http://example.org":                   "http://example.org",
		" https://example.org/ ":               "https://example.org/",
		"https://例子.測試:8080/路?q=中#節":           "https://xn--fsqu00a.xn--g6w251d:8080/%E8%B7%AF?q=%E4%B8%AD#%E7%AF%80",
		"https://a_b.example.org/x y":          "https://a_b.example.org/x%20y",
		"https://example.org/<\">?{}|\\^`":     "https://example.org/%3C%22%3E?%7B%7D%7C%5C%5E%60",
		"https://[::1]:80/":                    "https://[::1]:80/",
		"mailto:someone@example.org?subject=書": "mailto:someone@example.org?subject=%E6%9B%B8",
		"mailto:":                              "",
		"https:///path":                        "",
		"https://:80/":                         "",
		"javascript:alert(1)":                  "",
		"data:text/html,x":                     "",
		"file:///etc/passwd":                   "",
		"//example.org/":                       "",
		"notes.xhtml#n1":                       "",
		"":                                     "",
		"https://exa mple.org/":                "",
		"https://%zz/":                         "",
	} {
		if got, ok := Outward(address); got != want || ok != (want != "") {
			t.Errorf("%q leads to %q (%v), want %q", address, got, ok, want)
		}
	}
}

// Whatever an address is: what comes out is ASCII without spaces, of one of
// three schemes, and stays what it is.
func FuzzOutward(f *testing.F) {
	f.Add("https://例子.測試/路?q=中#節")
	f.Add("mailto:a@b")
	f.Fuzz(func(t *testing.T, address string) {
		out, ok := Outward(address)
		if !ok {
			return
		}
		for i := range len(out) {
			if out[i] <= ' ' || out[i] >= 0x7f {
				t.Errorf("%q gives %q", address, out)
			}
		}
		if again, ok := Outward(out); !ok || again != out {
			t.Errorf("%q gives %q, which gives %q", address, out, again)
		}
	})
}
