//! The transcripts in `tests/cmd/` and the examples of the README and `docs/`, run and compared to the letter.

#[test]
fn every_transcript_is_true() {
    trycmd::TestCases::new().case("tests/cmd/*.md").case("README.md").case("docs/*.md");
}
