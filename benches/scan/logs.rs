//! Test logs of any size, the same for the same seed: what real logs look like, and what is hard for a scan.

use super::dice::Dice;
use std::io::{self, Write};

/// What a log is full of.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// User activity as the Log Streaming Service writes it, one JSON object a line, one line in three with a code.
    Lss,
    /// JSON whose keys are all in `snake_case`.
    SnakeCase,
    /// Little but `_`, in lower case.
    Underscores,
    /// Little but `_`, behind capitals: every few bytes might begin a code.
    Capitals,
    /// One line, however long.
    LongLine,
}

impl Kind {
    pub const ALL: [(&'static str, Kind); 5] = [
        ("lss", Kind::Lss),
        ("snake-case", Kind::SnakeCase),
        ("underscores", Kind::Underscores),
        ("capitals", Kind::Capitals),
        ("long-line", Kind::LongLine),
    ];
}

/// Writes a log of about this many bytes.
pub fn write(kind: Kind, bytes: usize, out: &mut impl Write) -> io::Result<()> {
    let codes: Vec<&str> =
        zcodes::entries().filter_map(zcodes::Entry::code).filter(|code| code.contains('_')).collect();
    let mut dice = Dice::new();
    let mut written = 0;
    let mut line = String::new();
    while written < bytes {
        line.clear();
        match kind {
            Kind::Lss => activity(&mut line, &codes, &mut dice),
            Kind::SnakeCase => snake_case(&mut line, &codes, &mut dice),
            Kind::Underscores => line.extend(std::iter::repeat_n("a_b_c__d_", 40)),
            Kind::Capitals => line.extend(std::iter::repeat_n("A_ B_C D1_E ", 40)),
            Kind::LongLine => activity(&mut line, &codes, &mut dice),
        }
        if !matches!(kind, Kind::LongLine) {
            line.push('\n');
        }
        out.write_all(line.as_bytes())?;
        written += line.len();
    }
    Ok(())
}

fn activity(line: &mut String, codes: &[&str], dice: &mut Dice) {
    let reason = if dice.below(3) == 0 { codes[dice.below(codes.len())] } else { "" };
    let status = ["active", "open", "close"][dice.below(3)];
    let mut field = |name: &str, value: &str| line.push_str(&format!("\"{name}\": {value},"));
    let quoted = |text: &str| format!("\"{text}\"");
    let time = format!("2024-03-{:02}T{:02}:41:07.{:03}Z", 1 + dice.below(28), dice.below(24), dice.below(1000));
    let session = word(dice, 20);
    field("LogTimestamp", &quoted(&time));
    field("Customer", &quoted("Example Industries"));
    field("SessionID", &quoted(&session));
    field("ConnectionID", &quoted(&format!("{session},{}", word(dice, 20))));
    field("InternalReason", &quoted(reason));
    field("ConnectionStatus", &quoted(status));
    for name in ["IPProtocol", "DoubleEncryption", "ServicePort", "PolicyProcessingTime", "ConnectionSetupTime"] {
        field(name, &dice.below(65536).to_string());
    }
    field("Username", &quoted(&format!("{}@example.com", word(dice, 8))));
    for name in ["ClientPublicIP", "ClientPrivateIP", "ConnectorIP", "ServerIP"] {
        field(name, &quoted(&format!("10.{}.{}.{}", dice.below(256), dice.below(256), dice.below(256))));
    }
    for name in ["ClientZEN", "Policy", "Connector", "ConnectorZEN", "Host", "Application", "AppGroup", "Server"] {
        field(name, &quoted(&format!("{} {}", word(dice, 7), word(dice, 9))));
    }
    for name in ["ConnectionStart", "CATx", "CARx", "ZENFirstRxClient", "ZENLastTxClient", "ConnectorZENSetupComplete"]
    {
        field(&format!("Timestamp{name}"), &quoted(&time));
    }
    for name in ["TotalBytesRxClient", "BytesRxClient", "TotalBytesTxClient", "BytesTxClient", "TotalBytesRxConnector"]
    {
        field(&format!("ZEN{name}"), &dice.below(1 << 30).to_string());
    }
    field("SessionType", &quoted("ZPN_EXAMPLE_CONTROL"));
    field("Idp", &quoted("Example_IDP Config"));
    line.insert(0, '{');
    line.pop();
    line.push('}');
}

fn snake_case(line: &mut String, codes: &[&str], dice: &mut Dice) {
    let keys = ["log_time", "user_name", "src_ip_addr", "dst_ip_addr", "bytes_in_total", "app_id", "is_ok"];
    line.push('{');
    for key in keys {
        line.push_str(&format!("\"{key}\":\"{}\",", word(dice, 4)));
    }
    let reason = if dice.below(3) == 0 { codes[dice.below(codes.len())] } else { "" };
    line.push_str(&format!("\"end_reason\":\"{reason}\"}}"));
}

fn word(dice: &mut Dice, len: usize) -> String {
    (0..len).map(|_| char::from(b'a' + dice.below(26) as u8)).collect()
}
