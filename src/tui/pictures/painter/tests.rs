//! Pictures made of bytes of every kind.
