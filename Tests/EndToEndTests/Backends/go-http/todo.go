package main

import (
	"encoding/json"
	"fmt"
	"time"
)

// Priority says how urgent a todo is.
type Priority string

const (
	Low    Priority = "low"
	Normal Priority = "normal"
	High   Priority = "high"
)

var priorityRanks = map[Priority]int{Low: 0, Normal: 1, High: 2}

// Content is what clients decide about a todo.
type Content struct {
	Title     string   `json:"title"`
	Notes     string   `json:"notes"`
	Completed bool     `json:"completed"`
	Priority  Priority `json:"priority"`
	DueDate   *string  `json:"due_date"`
}

// Todo is a todo as it is stored. It is never altered: a change makes another one.
type Todo struct {
	ID string `json:"id"`
	Content
	CreatedAt time.Time `json:"created_at"`
	UpdatedAt time.Time `json:"updated_at"`

	// version counts the changes, from 1.
	version uint64
	// sequence is the todo's place in the order of creation.
	sequence uint64
}

// ETag is the strong validator of this state of the todo.
func (t *Todo) ETag() string { return fmt.Sprintf(`"%s.%d"`, t.ID, t.version) }

// memberNames are those that `fields` may name.
var memberNames = map[string]func(*Todo) any{
	"id":         func(t *Todo) any { return t.ID },
	"title":      func(t *Todo) any { return t.Title },
	"notes":      func(t *Todo) any { return t.Notes },
	"completed":  func(t *Todo) any { return t.Completed },
	"priority":   func(t *Todo) any { return t.Priority },
	"due_date":   func(t *Todo) any { return t.DueDate },
	"created_at": func(t *Todo) any { return t.CreatedAt },
	"updated_at": func(t *Todo) any { return t.UpdatedAt },
}

// Sparse is a todo cut down to some of its members.
type Sparse struct {
	todo   *Todo
	fields []string
}

// MarshalJSON writes the members that were asked for.
func (s Sparse) MarshalJSON() ([]byte, error) {
	members := make(map[string]any, len(s.fields))
	for _, name := range s.fields {
		members[name] = memberNames[name](s.todo)
	}
	return json.Marshal(members)
}
