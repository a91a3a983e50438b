// Command todo serves a todo list over HTTP, with the standard library alone.
package main

import (
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

// shutdownGrace is how long requests may take to finish after SIGTERM.
const shutdownGrace = 3 * time.Second

func main() {
	log.SetFlags(0)
	if err := run(); err != nil {
		log.Fatalf("todo: %v", err)
	}
}

func run() error {
	folder := os.Getenv("GRADUS_DATA_DIR")
	if folder == "" {
		return errors.New("GRADUS_DATA_DIR is not set")
	}
	store, err := OpenStore(filepath.Join(folder, "todos.log"))
	if err != nil {
		return err
	}
	defer store.Close()

	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer cancel()

	listener, err := net.Listen("tcp", net.JoinHostPort(os.Getenv("HOST"), os.Getenv("PORT")))
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           NewAPI(store),
		ReadHeaderTimeout: 20 * time.Second,
		ReadTimeout:       60 * time.Second,
		WriteTimeout:      90 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()

	select {
	case err := <-failed:
		return err
	case <-stop.Done():
	}
	grace, done := context.WithTimeout(context.Background(), shutdownGrace)
	defer done()
	if err := server.Shutdown(grace); err != nil {
		// What is left has been silent, or half-way through a request, for too long.
		return server.Close()
	}
	return nil
}
