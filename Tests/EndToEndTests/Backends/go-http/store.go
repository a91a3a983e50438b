package main

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"sync"
	"time"
)

var (
	// ErrNotFound says that no todo has the id.
	ErrNotFound = errors.New("no such todo")
	// ErrPrecondition says that the todo is not in the state that the client knows.
	ErrPrecondition = errors.New("the todo has changed since")
)

// Precondition decides whether a todo may be changed.
type Precondition func(*Todo) bool

// record is a line of the log: the new state of a todo, or the end of one.
type record struct {
	Put      *Todo  `json:"put,omitempty"`
	Version  uint64 `json:"version,omitempty"`
	Sequence uint64 `json:"sequence,omitempty"`
	Delete   string `json:"delete,omitempty"`
}

// Store holds the todos in memory, and every change of them in a log.
//
// A change is handed to the operating system with one write before anybody learns of it, so that it
// outlives the process.
type Store struct {
	mutex    sync.RWMutex
	log      *os.File
	size     int64
	todos    map[string]*Todo
	ordered  []*Todo // by sequence
	sequence uint64
	latest   time.Time // when the youngest todo was created
}

// OpenStore reads the log at path, or begins one.
func OpenStore(path string) (*Store, error) {
	log, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	store := &Store{log: log, todos: map[string]*Todo{}}
	lines, err := store.replay()
	if err != nil {
		log.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if lines > 2*len(store.todos)+1000 {
		if err := store.compact(path); err != nil {
			return nil, fmt.Errorf("compacting %s: %w", path, err)
		}
	}
	return store, nil
}

// Close closes the log.
func (s *Store) Close() error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.log.Close()
}

// replay applies the whole lines of the log, and cuts off a last one that was not finished.
func (s *Store) replay() (lines int, err error) {
	reader := bufio.NewReader(s.log)
	for {
		line, err := reader.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return lines, err
		}
		var entry record
		if err := json.Unmarshal(line, &entry); err != nil {
			return lines, fmt.Errorf("line %d: %w", lines+1, err)
		}
		s.apply(entry)
		s.size += int64(len(line))
		lines++
	}
	s.ordered = make([]*Todo, 0, len(s.todos))
	for _, todo := range s.todos {
		s.ordered = append(s.ordered, todo)
	}
	sort.Slice(s.ordered, func(a, b int) bool {
		return s.ordered[a].sequence < s.ordered[b].sequence
	})
	if err := s.log.Truncate(s.size); err != nil {
		return lines, err
	}
	_, err = s.log.Seek(s.size, io.SeekStart)
	return lines, err
}

func (s *Store) apply(entry record) {
	if entry.Put == nil {
		delete(s.todos, entry.Delete)
		return
	}
	todo := entry.Put
	todo.version, todo.sequence = entry.Version, entry.Sequence
	s.todos[todo.ID] = todo
	if todo.sequence > s.sequence {
		s.sequence = todo.sequence
	}
	if todo.CreatedAt.After(s.latest) {
		s.latest = todo.CreatedAt
	}
}

// compact writes a log without history, and puts it in place of the old one.
func (s *Store) compact(path string) error {
	var content bytes.Buffer
	encoder := json.NewEncoder(&content)
	for _, todo := range s.ordered {
		if err := encoder.Encode(putRecord(todo)); err != nil {
			return err
		}
	}
	temporary := path + ".new"
	log, err := os.OpenFile(temporary, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	if _, err = log.Write(content.Bytes()); err == nil {
		err = log.Sync()
	}
	if err == nil {
		err = os.Rename(temporary, path)
	}
	if err != nil {
		log.Close()
		return err
	}
	s.log.Close()
	s.log, s.size = log, int64(content.Len())
	return nil
}

func putRecord(todo *Todo) record {
	return record{Put: todo, Version: todo.version, Sequence: todo.sequence}
}

// append writes a record, as a whole or not at all.
func (s *Store) append(entry record) error {
	line, err := json.Marshal(entry)
	if err != nil {
		return err
	}
	line = append(line, '\n')
	if _, err := s.log.WriteAt(line, s.size); err != nil {
		// The next record is written over what is left of this one.
		return err
	}
	s.size += int64(len(line))
	return nil
}

// Create stores a new todo.
func (s *Store) Create(content Content) (*Todo, error) {
	id, err := newID()
	if err != nil {
		return nil, err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	now := after(s.latest)
	todo := &Todo{
		ID: id, Content: content, CreatedAt: now, UpdatedAt: now,
		version: 1, sequence: s.sequence + 1,
	}
	if err := s.append(putRecord(todo)); err != nil {
		return nil, err
	}
	s.sequence, s.latest = todo.sequence, now
	s.todos[id] = todo
	s.ordered = append(s.ordered, todo)
	return todo, nil
}

// Read finds a todo.
func (s *Store) Read(id string) (*Todo, error) {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	todo, found := s.todos[id]
	if !found {
		return nil, ErrNotFound
	}
	return todo, nil
}

// Update gives a todo other content, made of what it has now.
func (s *Store) Update(id string, may Precondition, change func(Content) Content) (*Todo, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	old, err := s.current(id, may)
	if err != nil {
		return nil, err
	}
	todo := &Todo{
		ID: id, Content: change(old.Content),
		CreatedAt: old.CreatedAt, UpdatedAt: after(old.UpdatedAt),
		version: old.version + 1, sequence: old.sequence,
	}
	if err := s.append(putRecord(todo)); err != nil {
		return nil, err
	}
	s.todos[id] = todo
	s.ordered[s.place(old)] = todo
	return todo, nil
}

// Delete removes a todo.
func (s *Store) Delete(id string, may Precondition) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	todo, err := s.current(id, may)
	if err != nil {
		return err
	}
	if err := s.append(record{Delete: id}); err != nil {
		return err
	}
	delete(s.todos, id)
	place := s.place(todo)
	s.ordered = append(s.ordered[:place], s.ordered[place+1:]...)
	return nil
}

func (s *Store) current(id string, may Precondition) (*Todo, error) {
	todo, found := s.todos[id]
	if !found {
		return nil, ErrNotFound
	}
	if !may(todo) {
		return nil, ErrPrecondition
	}
	return todo, nil
}

// place is where in `ordered` a todo is.
func (s *Store) place(todo *Todo) int {
	return sort.Search(len(s.ordered), func(index int) bool {
		return s.ordered[index].sequence >= todo.sequence
	})
}

// List answers the todos of one page, and how many match on all of them.
func (s *Store) List(query Query) (page []*Todo, total int) {
	if query.everything() {
		s.mutex.RLock()
		defer s.mutex.RUnlock()
		return append([]*Todo{}, query.cut(s.ordered)...), len(s.ordered)
	}
	matches := s.matches(query)
	query.sort(matches)
	return query.cut(matches), len(matches)
}

func (s *Store) matches(query Query) []*Todo {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	var matches []*Todo
	for _, todo := range s.ordered {
		if query.matches(todo) {
			matches = append(matches, todo)
		}
	}
	return matches
}

// after is now, or a moment after then where the clock has not moved.
func after(then time.Time) time.Time {
	// Without the monotonic reading, which a restart loses.
	now := time.Now().UTC().Round(0)
	if !now.After(then) {
		now = then.Add(time.Nanosecond)
	}
	return now
}

// newID makes an id that no todo ever had.
func newID() (string, error) {
	var random [16]byte
	if _, err := rand.Read(random[:]); err != nil {
		return "", err
	}
	return hex.EncodeToString(random[:]), nil
}
