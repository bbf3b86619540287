# Turns the output of go test -bench into a table; make bench runs it.
/^pkg:/ { pkg = $2; sub(/^yinshu\/internal\//, "", pkg) }
/^cpu:/ { sub(/^cpu: */, ""); cpu = $0 }
/^goos:/ { os = $2 }
/^goarch:/ { arch = $2 }
/^Benchmark/ {
    name = $1; sub(/^Benchmark/, "", name); sub(/-[0-9]+$/, "", name)
    ms = $3 / 1e6
    rest = ""
    mem = ""
    for (i = 5; i < NF; i += 2) {
        unit = $(i + 1)
        if (unit == "B/op") mem = sprintf("%.1f", $i / 1e6)
        else if (unit != "allocs/op") rest = rest (rest == "" ? "" : ", ") human($i) " " unit
    }
    rows[++n] = sprintf("| %s | %s | %.1f | %s | %s |", pkg, name, ms, rest, mem)
}
function human(v) {
    if (v >= 1e6) return sprintf("%.1f million", v / 1e6)
    if (v >= 100) return sprintf("%d", v)
    return sprintf("%.3g", v)
}
END {
    print "| stage | benchmark | ms a run | figures | MB allocated |"
    print "| --- | --- | ---: | --- | ---: |"
    for (i = 1; i <= n; i++) print rows[i]
    print ""
    print "Machine: " os "/" arch ", " cpu ", " procs " cores; " go "."
}
