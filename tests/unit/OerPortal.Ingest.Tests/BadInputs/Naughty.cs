namespace OerPortal.Ingest.Tests.BadInputs;

/// <summary>Text that breaks programs: markup, templates, commands, numbers, directions, marks, nothing at all.</summary>
internal static class Naughty
{
    public static IReadOnlyList<string> All { get; } =
    [
        "undefined", "null", "NaN", "\\", "\\\\", "''", "\"", "\"\"", "`", "%", "%s%s%n", "%00", "%2e%2e%2f", "{0}", "{{7*7}}", "${7*7}", "#{7*7}", "@Html.Raw(1)", "<%= 1 %>",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg/onload=alert(1)>", "<iframe src=javascript:alert(1)>", "</title><script>alert(1)</script>",
        "javascript:alert(1)", "<a href=\"\tjava\nscript:alert(1)\">x</a>", "<plaintext>", "<!--", "-->", "]]>", "&lt;b&gt;&amp;#60;", "<x onclick=alert(1)>",
        "1;DROP TABLE users", "' OR 1=1 -- 1", "'; EXEC sp_configure", "$(touch /tmp/x)", "; ls -la /", "|cat /etc/passwd", "=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(1+1)",
        "0", "1/0", "-0.0", "1e309", "9223372036854775808", "0x0", "𝟙𝟚𝟛", "①②③", "٠١٢", "１２３",
        "Ω≈ç√∫˜µ≤≥÷", "田中さんにあげて下さい", "ЁЂЃЄЅІЇ", "﷽", "ﬀﬁﬂ", "İıſß", "👩‍👩‍👧‍👦 🇻🇳 ✋🏿", "\U000E0001tag", "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
        "\u202Etest\u202C", "\u2066test\u2067", "\u200B\u200B", "\uFEFF", "\u00A0", "\u00AD", "\u0001\u0002\u001F", "\u007F\u0085", "a\u0000b", "\t\r\n", " ", "...", "CON", "NUL.txt", "Tiếng Vie\u0323\u0302t",
        "& | ! ( ) : * <-> \\", "a & | b", "'':*", "websearch \"chưa đóng", "OR OR OR -", "*:*",
    ];
}
