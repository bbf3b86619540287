package preview

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

// rounds keeps the last round, and tells those who wait of the next one.
type rounds struct {
	mu      sync.Mutex
	last    *round        // nil before the first
	working bool          // one is being made
	changed chan struct{} // closed at the next change; nil: nobody waits
}

// now returns the last round, nil before the first, whether one is being
// made, and a channel that is closed when either changes.
func (rs *rounds) now() (last *round, working bool, changed <-chan struct{}) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if rs.changed == nil {
		rs.changed = make(chan struct{})
	}
	return rs.last, rs.working, rs.changed
}

func (rs *rounds) set(f func()) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	f()
	if rs.changed != nil {
		close(rs.changed)
		rs.changed = nil
	}
}

// begin tells that a round is being made.
func (rs *rounds) begin() { rs.set(func() { rs.working = true }) }

// end gives out a round that is made. The view that it replaces is closed.
func (rs *rounds) end(r *round) {
	var old *round
	rs.set(func() { old, rs.last, rs.working = rs.last, r, false })
	if old != nil && old.view != nil && old.view != r.view {
		old.view.Close()
	}
}

// heartbeat is how often a stream says that it is alive, so that what stands
// between does not end it.
const heartbeat = 20 * time.Second

// events is a stream of the numbers of rounds: the last one at once, then
// each as it is made. "work" says that one is being made.
func (d *desk) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	say := func(event string, number int) bool {
		if _, err := fmt.Fprintf(w, "event: %s\ndata: %d\n\n", event, number); err != nil {
			return false
		}
		return out.Flush() == nil
	}
	alive := time.NewTicker(heartbeat)
	defer alive.Stop()
	told := 0
	for {
		last, working, changed := d.rounds.now()
		number := 0
		if last != nil {
			number = last.number
		}
		ok := true
		switch {
		case working:
			ok = say("work", number+1)
		case number > told:
			ok, told = say("round", number), number
		}
		for waiting := true; ok && waiting; {
			select {
			case <-changed:
				waiting = false
			case <-alive.C:
				ok = say("alive", number)
			case <-r.Context().Done():
				return
			}
		}
		if !ok {
			return
		}
	}
}
