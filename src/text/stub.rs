//! stub
use std::borrow::Cow; use std::ops::Range;
#[derive(Debug, Clone, Copy)] pub enum Script { Simplified, Traditional }
pub const CAN_CONVERT: bool = true;
pub fn convert(t: &str, _: Script) -> Cow<'_, str> { Cow::Borrowed(t) }
#[derive(Debug, Clone)] pub struct Query(String);
#[derive(Debug, thiserror::Error)] #[error("empty")] pub struct QueryError;
impl Query { pub fn parse(t: &str) -> Result<Self, QueryError> { if t.is_empty() { Err(QueryError) } else { Ok(Self(t.into())) } } pub fn find(&self, t: &str) -> Vec<Range<usize>> { t.match_indices(&self.0).map(|(a, m)| a..a + m.len()).collect() } }
