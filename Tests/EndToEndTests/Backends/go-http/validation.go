package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Detail names a member or a parameter that is wrong.
type Detail struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

// Invalid is the error of a request that is JSON but not valid.
type Invalid struct{ Details []Detail }

func (Invalid) Error() string { return "The request is not valid." }

// ErrNotJSON is the error of a body that is not JSON.
var ErrNotJSON = errors.New("The body is not JSON.")

// errMember is the error of a value that a member can't have; its text says what it should be.
type errMember string

func (e errMember) Error() string { return string(e) }

// member reads the value of one member into a todo's content.
type member struct {
	name  string
	read  func(json.RawMessage, *Content) error
	reset func(*Content) // nil where the member can't be removed
}

var members = []member{
	{
		"title",
		func(raw json.RawMessage, content *Content) error {
			title, err := readText(raw, 200)
			if err == nil && strings.IndexFunc(title, isNotBlank) < 0 {
				err = errMember("must not be blank")
			}
			content.Title = title
			return err
		},
		nil,
	},
	{
		"notes",
		func(raw json.RawMessage, content *Content) (err error) {
			content.Notes, err = readText(raw, 2000)
			return err
		},
		func(content *Content) { content.Notes = "" },
	},
	{
		"completed",
		func(raw json.RawMessage, content *Content) error {
			switch string(raw) {
			case "true", "false":
				content.Completed = string(raw) == "true"
				return nil
			}
			return errMember("must be true or false")
		},
		func(content *Content) { content.Completed = false },
	},
	{
		"priority",
		func(raw json.RawMessage, content *Content) error {
			text, err := readText(raw, 6)
			if _, known := priorityRanks[Priority(text)]; !known || err != nil {
				return errMember("must be low, normal or high")
			}
			content.Priority = Priority(text)
			return nil
		},
		func(content *Content) { content.Priority = Normal },
	},
	{
		"due_date",
		func(raw json.RawMessage, content *Content) error {
			if string(raw) == "null" {
				content.DueDate = nil
				return nil
			}
			text, err := readText(raw, 10)
			if err == nil {
				_, err = time.Parse("2006-01-02", text)
			}
			if err != nil {
				return errMember("must be a day of the calendar, YYYY-MM-DD, or null")
			}
			content.DueDate = &text
			return nil
		},
		func(content *Content) { content.DueDate = nil },
	},
}

// ReadContent reads the body of a create or a replace.
func ReadContent(body []byte) (Content, error) {
	sent, err := readObject(body)
	if err != nil {
		return Content{}, err
	}
	content := Content{Priority: Normal}
	var details []Detail
	for _, member := range members {
		raw, isThere := sent[member.name]
		if !isThere {
			if member.reset == nil {
				details = append(details, Detail{member.name, "is required"})
			}
			continue
		}
		if err := member.read(raw, &content); err != nil {
			details = append(details, Detail{member.name, err.Error()})
		}
	}
	if details != nil {
		return Content{}, Invalid{details}
	}
	return content, nil
}

// ReadPatch reads a merge patch, and answers what it does to a todo's content.
func ReadPatch(body []byte) (func(Content) Content, error) {
	sent, err := readObject(body)
	if err != nil {
		return nil, err
	}
	var details []Detail
	var changes []func(*Content)
	for _, member := range members {
		raw, isThere := sent[member.name]
		if !isThere {
			continue
		}
		if string(raw) == "null" && member.reset != nil {
			changes = append(changes, member.reset)
			continue
		}
		if err := member.read(raw, new(Content)); err != nil {
			details = append(details, Detail{member.name, err.Error()})
			continue
		}
		read := member.read
		changes = append(changes, func(content *Content) { _ = read(raw, content) })
	}
	if details != nil {
		return nil, Invalid{details}
	}
	return func(content Content) Content {
		for _, change := range changes {
			change(&content)
		}
		return content
	}, nil
}

// readObject reads the members of an object. Their names are compared letter by letter, which
// reading into a struct would not do.
func readObject(body []byte) (map[string]json.RawMessage, error) {
	if !utf8.Valid(body) || !json.Valid(body) {
		return nil, ErrNotJSON
	}
	if body = bytes.TrimSpace(body); body[0] != '{' {
		return nil, Invalid{}
	}
	var sent map[string]json.RawMessage
	if err := json.Unmarshal(body, &sent); err != nil {
		return nil, ErrNotJSON
	}
	return sent, nil
}

// readText reads a string of at most that many code points.
func readText(raw json.RawMessage, most int) (string, error) {
	if raw[0] != '"' {
		return "", errMember("must be a string")
	}
	if hasLoneSurrogate(raw) {
		return "", errMember("must not have half of a surrogate pair")
	}
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return "", errMember("must be a string")
	}
	if utf8.RuneCountInString(text) > most {
		return "", errMember("must have at most " + strconv.Itoa(most) + " characters")
	}
	return text, nil
}

// hasLoneSurrogate says whether a JSON string escapes half of a surrogate pair, which
// encoding/json would silently replace.
func hasLoneSurrogate(raw []byte) bool {
	for index := 0; index < len(raw); index++ {
		if raw[index] != '\\' {
			continue
		}
		unit := escapedUnit(raw[index:])
		switch {
		case unit >= 0xDC00 && unit <= 0xDFFF:
			return true
		case unit >= 0xD800 && unit <= 0xDBFF:
			next := escapedUnit(raw[index+6:])
			if next < 0xDC00 || next > 0xDFFF {
				return true
			}
			index += 11
		default:
			index++
		}
	}
	return false
}

// escapedUnit is the UTF-16 code unit of an escape with four digits, or -1.
func escapedUnit(raw []byte) int64 {
	if len(raw) < 6 || raw[0] != '\\' || raw[1] != 'u' {
		return -1
	}
	unit, err := strconv.ParseUint(string(raw[2:6]), 16, 16)
	if err != nil {
		return -1
	}
	return int64(unit)
}

// isNotBlank follows `\S` of ECMA-262, which the contract's pattern is written in.
func isNotBlank(letter rune) bool {
	return !unicode.IsSpace(letter) && letter != '\uFEFF' || letter == '\u0085'
}
