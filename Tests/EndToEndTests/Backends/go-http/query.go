package main

import (
	"net/url"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Query is what a client wants to see of the list.
type Query struct {
	Page       int
	Limit      int
	Completed  *bool
	Priority   Priority
	Text       string // in small letters, as far as they are A to Z
	Sort       string
	Descending bool
	Fields     []string
}

const largestPage = 1_000_000_000

// ParseQuery reads the parameters of a list; those that it does not know are ignored.
func ParseQuery(raw string) (Query, []Detail) {
	query := Query{Page: 1, Limit: 20, Sort: "created_at"}
	var details []Detail
	for _, pair := range strings.Split(raw, "&") {
		name, value, _ := strings.Cut(pair, "=")
		name, err := url.QueryUnescape(name)
		if err != nil {
			continue
		}
		set, known := parameters[name]
		if !known {
			continue
		}
		value, err = url.QueryUnescape(value)
		if err != nil || !utf8.ValidString(value) {
			details = append(details, Detail{name, "is not percent-encoded UTF-8"})
			continue
		}
		if fault := set(&query, value); fault != "" {
			details = append(details, Detail{name, fault})
		}
	}
	return query, details
}

// parameters holds, by name, what sets a part of the query; it answers what is wrong.
var parameters = map[string]func(*Query, string) string{
	"page": func(query *Query, value string) string {
		page, ok := number(value, largestPage)
		query.Page = page
		if !ok {
			return "must be a number from 1"
		}
		return ""
	},
	"limit": func(query *Query, value string) string {
		limit, ok := number(value, 100)
		query.Limit = limit
		if !ok {
			return "must be a number from 1 to 100"
		}
		return ""
	},
	"completed": func(query *Query, value string) string {
		if value != "true" && value != "false" {
			return "must be true or false"
		}
		completed := value == "true"
		query.Completed = &completed
		return ""
	},
	"priority": func(query *Query, value string) string {
		if _, known := priorityRanks[Priority(value)]; !known {
			return "must be low, normal or high"
		}
		query.Priority = Priority(value)
		return ""
	},
	"q": func(query *Query, value string) string {
		if utf8.RuneCountInString(value) > 200 {
			return "must have at most 200 characters"
		}
		query.Text = lowerASCII(value)
		return ""
	},
	"sort": func(query *Query, value string) string {
		if _, known := orders[value]; !known {
			return "must be created_at, title, priority or due_date"
		}
		query.Sort = value
		return ""
	},
	"order": func(query *Query, value string) string {
		if value != "asc" && value != "desc" {
			return "must be asc or desc"
		}
		query.Descending = value == "desc"
		return ""
	},
	"fields": func(query *Query, value string) string {
		query.Fields = strings.Split(value, ",")
		for _, field := range query.Fields {
			if _, known := memberNames[field]; !known {
				return "names a member that no todo has: " + strconv.Quote(field)
			}
		}
		return ""
	},
}

func number(digits string, most int) (int, bool) {
	for _, digit := range digits {
		if digit < '0' || digit > '9' {
			return 0, false
		}
	}
	value, err := strconv.Atoi(digits)
	return value, err == nil && value >= 1 && value <= most
}

// orders compares two todos under each sort key: less than zero if the first comes first.
var orders = map[string]func(a, b *Todo) int{
	"created_at": func(a, b *Todo) int { return compare(a.sequence, b.sequence) },
	"title":      func(a, b *Todo) int { return strings.Compare(a.Title, b.Title) },
	"priority": func(a, b *Todo) int {
		return compare(priorityRanks[a.Priority], priorityRanks[b.Priority])
	},
	"due_date": func(a, b *Todo) int { return strings.Compare(*a.DueDate, *b.DueDate) },
}

func compare[Value int | uint64](a, b Value) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// everything says whether this is the list as it was created, without filters.
func (q Query) everything() bool {
	return q.Completed == nil && q.Priority == "" && q.Text == "" &&
		q.Sort == "created_at" && !q.Descending
}

func (q Query) matches(todo *Todo) bool {
	return (q.Completed == nil || *q.Completed == todo.Completed) &&
		(q.Priority == "" || q.Priority == todo.Priority) &&
		(q.Text == "" || strings.Contains(lowerASCII(todo.Title), q.Text))
}

// sort orders todos that stand in the order of their creation, which equal ones keep.
func (q Query) sort(todos []*Todo) {
	order := orders[q.Sort]
	sort.SliceStable(todos, func(i, j int) bool {
		a, b := todos[i], todos[j]
		if q.Sort == "due_date" && (a.DueDate == nil || b.DueDate == nil) {
			return a.DueDate != nil && b.DueDate == nil
		}
		if q.Descending {
			return order(a, b) > 0
		}
		return order(a, b) < 0
	})
}

// cut answers the todos of the page.
func (q Query) cut(todos []*Todo) []*Todo {
	start := (q.Page - 1) * q.Limit
	if start >= len(todos) {
		return nil
	}
	end := start + q.Limit
	if end > len(todos) {
		end = len(todos)
	}
	return todos[start:end]
}

func lowerASCII(text string) string {
	return strings.Map(func(letter rune) rune {
		if letter >= 'A' && letter <= 'Z' {
			return letter + 'a' - 'A'
		}
		return letter
	}, text)
}
