package export

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/websocket"
)

// A browser is a tab of a headless Chromium, spoken to by the DevTools protocol.
type browser struct {
	t    *testing.T
	ws   *websocket.Conn
	id   int
	logs []string // console errors, exceptions and refused requests
	urls []string // requested
}

// newBrowser starts a Chromium, or skips the test where there is none.
func newBrowser(t *testing.T) *browser {
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no chromium")
	}
	dir := t.TempDir()
	cmd := exec.Command(path, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-component-update", "--disable-background-networking",
		"--window-size=1400,900", "--remote-debugging-port=0", "--remote-allow-origins=*", "--user-data-dir="+dir, "about:blank")
	if err := cmd.Start(); err != nil {
		t.Skip(err)
	}
	b := &browser{t: t}
	t.Cleanup(func() {
		if b.ws != nil {
			b.ws.Close()
		}
		cmd.Process.Kill()
		cmd.Wait()
		time.Sleep(100 * time.Millisecond) // its children let go of the directory
	})
	port := ""
	for range 200 {
		if f, err := os.ReadFile(filepath.Join(dir, "DevToolsActivePort")); err == nil && strings.Contains(string(f), "\n") {
			port = strings.Fields(string(f))[0]
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if port == "" {
		t.Skip("chromium does not start here")
	}
	ws, err := websocket.Dial("ws://127.0.0.1:"+port+tab(t, port), "", "http://127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	ws.MaxPayloadBytes = 64 << 20
	b.ws = ws
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.call(domain+".enable", nil)
	}
	return b
}

// tab returns the path of the first tab, as the browser lists it.
func tab(t *testing.T, port string) string {
	t.Helper()
	for range 100 {
		var tabs []struct{ Type, WebSocketDebuggerURL string }
		if r, err := http.Get("http://127.0.0.1:" + port + "/json/list"); err == nil {
			json.NewDecoder(r.Body).Decode(&tabs)
			r.Body.Close()
		}
		for _, i := range tabs {
			if u, err := url.Parse(i.WebSocketDebuggerURL); err == nil && i.Type == "page" {
				return u.Path
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the browser has no tab")
	return ""
}

// call sends a command and returns its result, noting events on the way.
func (b *browser) call(method string, params any) json.RawMessage {
	b.t.Helper()
	b.id++
	if params == nil {
		params = struct{}{}
	}
	b.ws.SetDeadline(time.Now().Add(60 * time.Second))
	if err := websocket.JSON.Send(b.ws, map[string]any{"id": b.id, "method": method, "params": params}); err != nil {
		b.t.Fatal(err)
	}
	for {
		var m struct {
			ID     int
			Method string
			Params json.RawMessage
			Result json.RawMessage
			Error  *struct{ Message string }
		}
		if err := websocket.JSON.Receive(b.ws, &m); err != nil {
			b.t.Fatalf("%s: %v", method, err)
		}
		switch {
		case m.ID == b.id && m.Error != nil:
			b.t.Fatalf("%s: %s", method, m.Error.Message)
		case m.ID == b.id:
			return m.Result
		case m.Method == "Runtime.exceptionThrown", m.Method == "Runtime.consoleAPICalled", m.Method == "Log.entryAdded":
			b.logs = append(b.logs, string(m.Params))
		case m.Method == "Network.requestWillBeSent":
			var p struct{ Request struct{ URL string } }
			json.Unmarshal(m.Params, &p)
			b.urls = append(b.urls, p.Request.URL)
		}
	}
}

// open loads a file and waits until the page is ready.
func (b *browser) open(path string) {
	b.t.Helper()
	b.logs, b.urls = nil, nil
	b.call("Page.navigate", map[string]any{"url": (&url.URL{Scheme: "file", Path: path}).String()})
	for range 400 {
		if b.eval(`document.documentElement?.dataset.ready || ''`) == "yes" {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Fatalf("the page does not get ready: %q", b.logs)
}

// eval returns the value of an expression as text, nothing for an object.
func (b *browser) eval(js string) string {
	b.t.Helper()
	var out struct {
		Result           struct{ Value any }
		ExceptionDetails *struct {
			Exception struct{ Description string }
		}
	}
	json.Unmarshal(b.call("Runtime.evaluate", map[string]any{"expression": "Promise.resolve((" + js + ")).then(v => Object(v) === v ? '' : String(v))", "returnByValue": true, "awaitPromise": true}), &out)
	if out.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s", js, out.ExceptionDetails.Exception.Description)
	}
	return fmt.Sprint(out.Result.Value)
}

// frame waits until what was changed is drawn.
func (b *browser) frame() {
	b.t.Helper()
	b.eval(`new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))`)
}

func (b *browser) click(x, y float64) {
	for _, typ := range []string{"mouseMoved", "mousePressed", "mouseReleased"} {
		b.call("Input.dispatchMouseEvent", map[string]any{"type": typ, "x": x, "y": y, "button": "left", "clickCount": 1})
	}
}

// press types a key: one that writes, or a named one.
func (b *browser) press(key string) {
	codes := map[string]int{"Enter": 13, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38, "Tab": 9}
	p := map[string]any{"type": "keyDown", "key": key, "windowsVirtualKeyCode": codes[key]}
	if len(key) == 1 {
		p["text"] = key
	}
	if key == "Enter" {
		p["text"] = "\r"
	}
	b.call("Input.dispatchKeyEvent", p)
	b.call("Input.dispatchKeyEvent", map[string]any{"type": "keyUp", "key": key, "windowsVirtualKeyCode": codes[key]})
}

// shot saves a picture of the tab where ENTENTE_SHOTS names a directory.
func (b *browser) shot(name string) {
	dir := os.Getenv("ENTENTE_SHOTS")
	if dir == "" {
		return
	}
	var out struct{ Data string }
	json.Unmarshal(b.call("Page.captureScreenshot", nil), &out)
	png, _ := base64.StdEncoding.DecodeString(out.Data)
	os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644)
}

// dark sets what the reader prefers.
func (b *browser) dark(on bool) {
	b.t.Helper()
	value := map[bool]string{true: "dark", false: "light"}[on]
	b.call("Emulation.setEmulatedMedia", map[string]any{"features": []any{map[string]any{"name": "prefers-color-scheme", "value": value}}})
	b.frame()
	b.frame() // the page hears of it a frame later
}
