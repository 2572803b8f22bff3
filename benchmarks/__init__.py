"""Measurements that `make bench` prints; none is a test."""
