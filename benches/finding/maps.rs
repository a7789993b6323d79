//! A perfect hash beside the standard map and binary search, on the keys that lookup uses: the hashes of the codes.
//! Every number is the time to find 64 codes. Hashing the text is left out where the key is the hash already.

use divan::Bencher;
use divan::counter::ItemsCount;
use std::collections::HashMap;
use zcodes_finding::{PERFECT_1, PERFECT_4, PERFECT_16, SORTED_1, SORTED_4, SORTED_16};

/// How many codes are asked for, spread over all of them.
const ASKED: usize = 64;

fn main() {
    divan::main();
}

#[divan::bench(args = [1, 4, 16])]
fn perfect_hash(bencher: Bencher, times: usize) {
    let (map, _) = keys(times);
    find_each(bencher, times, |hash, _| map.get(&hash).copied());
}

#[divan::bench(args = [1, 4, 16])]
fn binary_search(bencher: Bencher, times: usize) {
    let (_, sorted) = keys(times);
    find_each(bencher, times, |hash, _| {
        sorted.binary_search_by_key(&hash, |(known, _)| *known).ok().map(|at| at as u32)
    });
}

#[divan::bench(args = [1, 4, 16])]
fn standard_map_of_hashes(bencher: Bencher, times: usize) {
    let map: HashMap<u64, u32> = keys(times).1.iter().zip(0..).map(|(&(hash, _), at)| (hash, at)).collect();
    find_each(bencher, times, |hash, _| map.get(&hash).copied());
}

#[divan::bench(args = [1, 4, 16])]
fn standard_map_of_texts(bencher: Bencher, times: usize) {
    let map: HashMap<&str, u32> = keys(times).1.iter().zip(0..).map(|(&(_, text), at)| (text, at)).collect();
    find_each(bencher, times, |_, text| map.get(text).copied());
}

/// What a program with the standard map would pay at every start; the other two are made at build time.
#[divan::bench(args = [1, 4, 16])]
fn making_the_standard_map(bencher: Bencher, times: usize) {
    let (_, sorted) = keys(times);
    bencher.bench_local(|| sorted.iter().zip(0..).map(|(&(hash, _), at)| (hash, at)).collect::<HashMap<u64, u32>>());
}

fn find_each(bencher: Bencher, times: usize, find: impl Fn(u64, &'static str) -> Option<u32>) {
    let (_, sorted) = keys(times);
    let asked: Vec<(u64, &str)> = sorted.iter().step_by(sorted.len() / ASKED).copied().take(ASKED).collect();
    // Out of order, as people ask.
    let asked: Vec<(u64, &str)> = (0..ASKED).map(|at| asked[at * 29 % ASKED]).collect();
    assert!(asked.iter().all(|&(hash, text)| sorted[find(hash, text).expect("it is there") as usize].0 == hash));
    bencher
        .counter(ItemsCount::new(ASKED))
        .bench_local(|| asked.iter().map(|&(hash, text)| find(divan::black_box(hash), text).unwrap_or(0)).sum::<u32>());
}

fn keys(times: usize) -> (&'static phf::Map<u64, u32>, &'static [(u64, &'static str)]) {
    match times {
        1 => (&PERFECT_1, &SORTED_1),
        4 => (&PERFECT_4, &SORTED_4),
        _ => (&PERFECT_16, &SORTED_16),
    }
}
