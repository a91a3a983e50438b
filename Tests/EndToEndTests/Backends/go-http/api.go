package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"io"
	"log"
	"net/http"
	"net/url"
	"runtime/debug"
	"strconv"
	"strings"
)

//go:embed openapi.json
var description []byte

const (
	todosPath = "/api/v1/todos"
	// largestBody is the most bytes that a body may have.
	largestBody = 1 << 20
	// mostDrained is how much of a body that is too large is read before it is refused, so that a
	// client which only listens after it has sent everything gets to see the refusal.
	mostDrained = 16 << 20
)

// API answers the requests.
type API struct{ store *Store }

// NewAPI serves what is in the store.
func NewAPI(store *Store) *API { return &API{store} }

// request is a request whose body has been read.
type request struct {
	*http.Request
	id   string
	body []byte
}

// handler answers one operation, or refuses it.
type handler func(http.ResponseWriter, *request) error

// refusal is the error of a request that is not carried out.
type refusal struct {
	status  int
	code    string
	message string
}

func (r refusal) Error() string { return r.message }

// route finds what can be done at a path, by method, and the id in it.
func (api *API) route(path string) (methods map[string]handler, id string) {
	switch path {
	case "/health":
		return map[string]handler{http.MethodGet: api.health}, ""
	case "/openapi.json":
		return map[string]handler{http.MethodGet: api.describe}, ""
	case todosPath:
		return map[string]handler{http.MethodGet: api.list, http.MethodPost: api.create}, ""
	}
	escaped, isTodo := cutPrefix(path, todosPath+"/")
	id, err := url.PathUnescape(escaped)
	if !isTodo || err != nil || id == "" || strings.Contains(escaped, "/") {
		return nil, ""
	}
	return map[string]handler{
		http.MethodGet: api.read, http.MethodPut: api.replace,
		http.MethodPatch: api.change, http.MethodDelete: api.delete,
	}, id
}

// ServeHTTP answers a request.
func (api *API) ServeHTTP(writer http.ResponseWriter, raw *http.Request) {
	defer func() {
		if fault := recover(); fault != nil {
			if fault == http.ErrAbortHandler {
				panic(fault)
			}
			log.Printf("%s %s: %v\n%s", raw.Method, raw.URL.Path, fault, debug.Stack())
			writeError(writer, errors.New("panic"))
		}
	}()
	header := writer.Header()
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Access-Control-Expose-Headers", "ETag, Location")
	if err := api.serve(writer, raw); err != nil {
		writeError(writer, err)
	}
}

func (api *API) serve(writer http.ResponseWriter, raw *http.Request) error {
	body, err := readBody(writer, raw)
	if err != nil {
		return err
	}
	methods, id := api.route(raw.URL.EscapedPath())
	if methods == nil {
		return refusal{http.StatusNotFound, "NOT_FOUND", "There is nothing at this path."}
	}
	method := raw.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	if method == http.MethodOptions {
		answerOptions(writer, raw, allowed(methods))
		return nil
	}
	handle, known := methods[method]
	if !known {
		writer.Header().Set("Allow", allowed(methods))
		return refusal{
			http.StatusMethodNotAllowed, "METHOD_NOT_ALLOWED", "The path does not have this method.",
		}
	}
	if method == http.MethodGet && !acceptsJSON(raw.Header) {
		return refusal{http.StatusNotAcceptable, "NOT_ACCEPTABLE", "There is only JSON here."}
	}
	return handle(writer, &request{Request: raw, id: id, body: body})
}

// allowed lists methods as in Allow.
func allowed(methods map[string]handler) string {
	var names []string
	for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE"} {
		if _, known := methods[method]; !known {
			continue
		}
		names = append(names, method)
		if method == http.MethodGet {
			names = append(names, http.MethodHead)
		}
	}
	return strings.Join(append(names, http.MethodOptions), ", ")
}

// answerOptions answers OPTIONS, a preflight included (Fetch standard, section 3.2.2).
func answerOptions(writer http.ResponseWriter, raw *http.Request, methods string) {
	header := writer.Header()
	header.Set("Allow", methods)
	if raw.Header.Get("Origin") != "" && raw.Header.Get("Access-Control-Request-Method") != "" {
		header.Set("Access-Control-Allow-Methods", methods)
		if asked := raw.Header.Values("Access-Control-Request-Headers"); len(asked) > 0 {
			header.Set("Access-Control-Allow-Headers", strings.Join(asked, ", "))
		}
		header.Set("Access-Control-Max-Age", "600")
	}
	writer.WriteHeader(http.StatusNoContent)
}

// readBody reads a body to its end, so that nothing is done for a request that is cut off.
func readBody(writer http.ResponseWriter, raw *http.Request) ([]byte, error) {
	tooLarge := refusal{
		http.StatusRequestEntityTooLarge, "CONTENT_TOO_LARGE", "The body has more than 1 MiB.",
	}
	if raw.ContentLength > largestBody && raw.Header.Get("Expect") != "" {
		writer.Header().Set("Connection", "close")
		return nil, tooLarge
	}
	body, err := io.ReadAll(io.LimitReader(raw.Body, largestBody+1))
	if err != nil {
		writer.Header().Set("Connection", "close")
		return nil, refusal{http.StatusBadRequest, "BAD_REQUEST", "The body does not come to its end."}
	}
	if len(body) > largestBody {
		writer.Header().Set("Connection", "close")
		_, _ = io.CopyN(io.Discard, raw.Body, mostDrained)
		return nil, tooLarge
	}
	return body, nil
}

func (api *API) health(writer http.ResponseWriter, _ *request) error {
	return write(writer, http.StatusOK, map[string]string{"status": "ok"})
}

func (api *API) describe(writer http.ResponseWriter, _ *request) error {
	writeJSON(writer, http.StatusOK, description)
	return nil
}

func (api *API) list(writer http.ResponseWriter, request *request) error {
	query, details := ParseQuery(request.URL.RawQuery)
	if details != nil {
		return Invalid{details}
	}
	todos, total := api.store.List(query)
	data := make([]any, len(todos))
	for index, todo := range todos {
		if query.Fields == nil {
			data[index] = todo
		} else {
			data[index] = Sparse{todo, query.Fields}
		}
	}
	return write(writer, http.StatusOK, map[string]any{
		"data": data,
		"pagination": map[string]int{
			"page": query.Page, "limit": query.Limit, "total": total,
		},
	})
}

func (api *API) create(writer http.ResponseWriter, request *request) error {
	if err := requireJSON(writer, request, "application/json"); err != nil {
		return err
	}
	content, err := ReadContent(request.body)
	if err != nil {
		return err
	}
	todo, err := api.store.Create(content)
	if err != nil {
		return err
	}
	writer.Header().Set("Location", todosPath+"/"+todo.ID)
	return writeTodo(writer, http.StatusCreated, todo)
}

func (api *API) read(writer http.ResponseWriter, request *request) error {
	todo, err := api.store.Read(request.id)
	if err != nil {
		return err
	}
	if isCurrent(request.Header, todo) {
		writer.Header().Set("ETag", todo.ETag())
		writer.WriteHeader(http.StatusNotModified)
		return nil
	}
	return writeTodo(writer, http.StatusOK, todo)
}

func (api *API) replace(writer http.ResponseWriter, request *request) error {
	if err := requireJSON(writer, request, "application/json"); err != nil {
		return err
	}
	content, err := ReadContent(request.body)
	if err != nil {
		return err
	}
	return api.update(writer, request, func(Content) Content { return content })
}

func (api *API) change(writer http.ResponseWriter, request *request) error {
	err := requireJSON(writer, request, "application/merge-patch+json", "application/json")
	if err != nil {
		return err
	}
	change, err := ReadPatch(request.body)
	if err != nil {
		return err
	}
	return api.update(writer, request, change)
}

func (api *API) update(
	writer http.ResponseWriter, request *request, change func(Content) Content,
) error {
	todo, err := api.store.Update(request.id, ifMatch(request.Header), change)
	if err != nil {
		return err
	}
	return writeTodo(writer, http.StatusOK, todo)
}

func (api *API) delete(writer http.ResponseWriter, request *request) error {
	if err := api.store.Delete(request.id, ifMatch(request.Header)); err != nil {
		return err
	}
	writer.WriteHeader(http.StatusNoContent)
	return nil
}

func requireJSON(writer http.ResponseWriter, request *request, types ...string) error {
	if isJSON(request.Header, types...) {
		return nil
	}
	name := "Accept-Post"
	if request.Method == http.MethodPatch {
		name = "Accept-Patch"
	}
	if request.Method != http.MethodPut {
		writer.Header().Set(name, strings.Join(types, ", "))
	}
	return refusal{
		http.StatusUnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE",
		"Send " + strings.Join(types, " or ") + ".",
	}
}

func writeTodo(writer http.ResponseWriter, status int, todo *Todo) error {
	writer.Header().Set("ETag", todo.ETag())
	return write(writer, status, todo)
}

func write(writer http.ResponseWriter, status int, value any) error {
	var content bytes.Buffer
	encoder := json.NewEncoder(&content)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return err
	}
	writeJSON(writer, status, content.Bytes())
	return nil
}

func writeJSON(writer http.ResponseWriter, status int, content []byte) {
	header := writer.Header()
	header.Set("Content-Type", "application/json")
	header.Set("Content-Length", strconv.Itoa(len(content)))
	header.Set("X-Content-Type-Options", "nosniff")
	writer.WriteHeader(status)
	// A client that is gone learns nothing any more.
	_, _ = writer.Write(content)
}

// problem is the error envelope.
type problem struct {
	Code    string   `json:"code"`
	Message string   `json:"message"`
	Details []Detail `json:"details,omitempty"`
}

func writeError(writer http.ResponseWriter, err error) {
	var refused refusal
	var invalid Invalid
	status, answer := http.StatusInternalServerError, problem{
		Code: "INTERNAL_ERROR", Message: "The service can't do this now.",
	}
	switch {
	case errors.As(err, &refused):
		status, answer.Code, answer.Message = refused.status, refused.code, refused.message
	case errors.As(err, &invalid):
		status = http.StatusUnprocessableEntity
		answer = problem{"VALIDATION_ERROR", invalid.Error(), invalid.Details}
	case errors.Is(err, ErrNotJSON):
		status, answer.Code, answer.Message = http.StatusBadRequest, "MALFORMED_JSON", err.Error()
	case errors.Is(err, ErrNotFound):
		status, answer.Code, answer.Message = http.StatusNotFound, "NOT_FOUND", "No such todo."
	case errors.Is(err, ErrPrecondition):
		status, answer.Code = http.StatusPreconditionFailed, "PRECONDITION_FAILED"
		answer.Message = "The todo has changed since you read it."
	default:
		log.Printf("%v", err)
	}
	_ = write(writer, status, map[string]problem{"error": answer})
}

// cutPrefix is strings.CutPrefix, which Go has from 1.20 on.
func cutPrefix(text, prefix string) (string, bool) {
	return strings.TrimPrefix(text, prefix), strings.HasPrefix(text, prefix)
}
