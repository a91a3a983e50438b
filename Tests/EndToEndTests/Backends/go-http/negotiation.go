package main

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// acceptsJSON says whether a request's Accept allows application/json (RFC 9110, section 12.5.1).
func acceptsJSON(header http.Header) bool {
	best, quality, ranges := -1, 0.0, 0
	for _, element := range strings.Split(strings.Join(header.Values("Accept"), ","), ",") {
		mediaRange, parameters, err := mime.ParseMediaType(element)
		if err != nil {
			continue
		}
		ranges++
		precedence := -1
		switch mediaRange {
		case "application/json":
			precedence = 2
		case "application/*":
			precedence = 1
		case "*/*":
			precedence = 0
		}
		weight := 1.0
		if q, given := parameters["q"]; given {
			if weight, err = strconv.ParseFloat(q, 64); err != nil {
				weight = 1
			}
		}
		if precedence > best || precedence == best && weight > quality {
			best, quality = precedence, weight
		}
	}
	return ranges == 0 || best >= 0 && quality > 0
}

// isJSON says whether a body is declared as one of the media types, or not declared.
func isJSON(header http.Header, allowed ...string) bool {
	values := header.Values("Content-Type")
	if len(values) == 0 {
		return true
	}
	mediaType, _, err := mime.ParseMediaType(values[0])
	if err != nil && err != mime.ErrInvalidMediaParameter {
		return false
	}
	for _, one := range allowed {
		if one == mediaType {
			return true
		}
	}
	return false
}

// entityTags are those of an If-Match or If-None-Match (RFC 9110, section 13.1), weak ones with
// their prefix. A list that can't be read names none.
func entityTags(header http.Header, name string) (tags []string, any, isThere bool) {
	values := header.Values(name)
	if len(values) == 0 {
		return nil, false, false
	}
	rest := strings.TrimSpace(strings.Join(values, ","))
	if rest == "*" {
		return nil, true, true
	}
	for rest = strings.TrimLeft(rest, " \t,"); rest != ""; rest = strings.TrimLeft(rest, " \t,") {
		start := 0
		if strings.HasPrefix(rest, "W/") {
			start = 2
		}
		if len(rest) <= start || rest[start] != '"' {
			return nil, false, true
		}
		length := strings.IndexByte(rest[start+1:], '"')
		if length < 0 {
			return nil, false, true
		}
		end := start + length + 2
		tags, rest = append(tags, rest[:end]), rest[end:]
	}
	return tags, false, true
}

// ifMatch is the precondition of a request that changes a todo, by strong comparison.
func ifMatch(header http.Header) Precondition {
	tags, any, isThere := entityTags(header, "If-Match")
	return func(todo *Todo) bool {
		if any || !isThere {
			return true
		}
		for _, tag := range tags {
			if tag == todo.ETag() {
				return true
			}
		}
		return false
	}
}

// isCurrent says whether the client's copy is the todo as it is, by weak comparison.
func isCurrent(header http.Header, todo *Todo) bool {
	tags, any, _ := entityTags(header, "If-None-Match")
	for _, tag := range tags {
		if strings.TrimPrefix(tag, "W/") == todo.ETag() {
			return true
		}
	}
	return any
}
