using System.Text;

namespace OerPortal.Office.Sheets;

/// <param name="Text">Signs that mean something, in small letters.</param>
/// <param name="Literal">Shown as it stands; null for what means something.</param>
internal sealed record FormatToken(string Text, string? Literal = null);

/// <summary>A format code (ECMA-376-1 §18.8.31) sign by sign.</summary>
internal static class FormatCode
{
    private const int Longest = 255;

    /// <summary>The part for positive numbers, for negative ones, for nought; the first one where it has no such part.</summary>
    public static string Section(string code, int which) => Sections(code) is var sections && which < sections.Count ? sections[which] : sections[0];

    public static List<string> Sections(string code)
    {
        var (sections, section, isQuoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var (at, c) in (code.Length > Longest ? code[..Longest] : code).Index())
        {
            isQuoted ^= c == '"';
            if (c == ';' && !isQuoted && (at == 0 || code[at - 1] != '\\'))
            {
                sections.Add(section.ToString());
                section.Clear();
            }
            else
            {
                section.Append(c);
            }
        }
        sections.Add(section.ToString());
        return sections;
    }

    /// <summary>Tells each sign that means something, and each literal.</summary>
    public static void Walk(string section, Action<char, string?> sign)
    {
        for (var i = 0; i < section.Length; i++)
        {
            switch (section[i])
            {
                case '"':
                    var end = section.IndexOf('"', i + 1);
                    end = end < 0 ? section.Length : end;
                    sign('"', section[(i + 1)..end]);
                    i = end;
                    break;
                case '\\' when i + 1 < section.Length:
                    sign('"', section[++i].ToString());
                    break;
                case '_' when i + 1 < section.Length:
                    i++;
                    sign('"', " ");
                    break;
                case '*' when i + 1 < section.Length:
                    i++;
                    break;
                case '[':
                    i = Bracket(section, i, sign);
                    break;
                default:
                    sign(section[i], null);
                    break;
            }
        }
    }

    /// <summary>Runs of one letter, and what stands between them.</summary>
    public static List<FormatToken> Tokens(string section)
    {
        var tokens = new List<FormatToken>();
        Walk(section, (sign, literal) =>
        {
            var c = char.ToLowerInvariant(sign);
            if (literal is not null)
                tokens.Add(new FormatToken("", literal));
            else if (sign is '\u0001' or '\u0002' or '\u0003')
                tokens.Add(new FormatToken(sign switch { '\u0001' => "[h]", '\u0002' => "[m]", _ => "[s]" }));
            else if (c is 'y' or 'm' or 'd' or 'h' or 's' && tokens.Count > 0 && tokens[^1] is { Literal: null } last && last.Text.Length > 0 && last.Text[0] == c)
                tokens[^1] = new FormatToken(last.Text + c);
            else if (c is 'y' or 'm' or 'd' or 'h' or 's')
                tokens.Add(new FormatToken(c.ToString()));
            else
                tokens.Add(new FormatToken("", sign.ToString()));
        });
        return Halves(tokens);
    }

    // "AM/PM" came as letters one by one: a literal "A", an "m", a literal "/" …
    private static List<FormatToken> Halves(List<FormatToken> tokens)
    {
        for (var i = 0; i + 4 < tokens.Count; i++)
        {
            var word = string.Concat(tokens.Skip(i).Take(5).Select(t => t.Literal ?? t.Text)).ToLowerInvariant();
            if (word != "am/pm")
                continue;
            tokens.RemoveRange(i, 5);
            tokens.Insert(i, new FormatToken("am/pm"));
        }
        return tokens;
    }

    // Colours and conditions say nothing here, [$₫-42A] is a sign of money, [h] hours beyond a day.
    private static int Bracket(string section, int at, Action<char, string?> sign)
    {
        var end = section.IndexOf(']', at);
        if (end < 0)
            return section.Length;
        var inside = section[(at + 1)..end];
        if (inside.StartsWith('$'))
            sign('"', inside[1..].Split('-')[0]);
        else if (inside.ToLowerInvariant() is "h" or "hh" or "m" or "mm" or "s" or "ss")
            sign(char.ToLowerInvariant(inside[0]) switch { 'h' => '\u0001', 'm' => '\u0002', _ => '\u0003' }, null);
        return end;
    }
}
