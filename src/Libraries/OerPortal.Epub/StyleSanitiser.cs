using System.Text;
using OerPortal.Epub.Pictures;

namespace OerPortal.Epub;

/// <summary>Takes remote addresses and old browsers' programs out of CSS; everything else stays character for character.</summary>
internal static class StyleSanitiser
{
    private const string Nowhere = "about:invalid";

    /// <param name="links">Leads addresses to where their targets really lie; null leaves them as they are.</param>
    public static string Clean(string css, MemberLinks? links = null) => new Scanner(css, links).Run();

    /// <summary>A style sheet as bytes; the result is UTF-8 without a mark or @charset.</summary>
    public static byte[] Clean(byte[] css, MemberLinks? links = null)
    {
        var isUtf16 = css is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        var encoding = !isUtf16 ? Encoding.UTF8 : css[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        return Encoding.UTF8.GetBytes(Clean(encoding.GetString(css).TrimStart('\uFEFF'), links));
    }

    private static bool MayLoad(string address) => AddressRules.IsLocal(address)
        || address.TrimStart().StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)
        || address.TrimStart().StartsWith("data:font/", StringComparison.OrdinalIgnoreCase)
        || address.TrimStart().StartsWith("data:application/font", StringComparison.OrdinalIgnoreCase)
        || address.TrimStart().StartsWith("data:application/x-font", StringComparison.OrdinalIgnoreCase);

    /// <summary>CSS Syntax Level 3 §4, as far as addresses hide in it: comments, strings, url(), names with escapes.</summary>
    private sealed class Scanner(string css, MemberLinks? links)
    {
        private readonly StringBuilder _clean = new(css.Length);
        private readonly Stack<char> _open = new();
        private int _at;

        public string Run()
        {
            while (_at < css.Length)
                Token();
            return _clean.ToString();
        }

        private void Token()
        {
            var c = css[_at];
            if (c == '/' && _at + 1 < css.Length && css[_at + 1] == '*')
                CopyTo(IndexAfter("*/"));
            else if (c is '"' or '\'')
                String(isAddress: _open.TryPeek(out var open) && open == '(', isPart: false);
            else if (c == '@')
                AtRule();
            else if (IsName(c))
                Name();
            else
                Punctuation(c);
        }

        private void Punctuation(char c)
        {
            if (c is '(' or '[' or '{')
                _open.Push(c);
            else if (c is ')' or ']' or '}')
                _open.TryPop(out _);
            _clean.Append(c);
            _at++;
        }

        private void AtRule()
        {
            _at++;
            var name = ReadName();
            if (name.Equals("charset", StringComparison.OrdinalIgnoreCase))
            {
                _at = IndexAfter(";");
                return;
            }
            _clean.Append('@').Append(name);
            // Namespaces are names that look like addresses; nothing is fetched.
            if (name.Equals("namespace", StringComparison.OrdinalIgnoreCase))
                CopyTo(IndexAfter(";"));
            else if (name.Equals("import", StringComparison.OrdinalIgnoreCase))
                Import();
        }

        private void Import()
        {
            while (_at < css.Length && char.IsWhiteSpace(css[_at]))
                _clean.Append(css[_at++]);
            if (_at < css.Length && css[_at] is '"' or '\'')
                String(isAddress: true, isPart: true);
        }

        private void Name()
        {
            var name = ReadName();
            var isCall = _at < css.Length && css[_at] == '(';
            if (isCall && (name.Equals("url", StringComparison.OrdinalIgnoreCase) || name.Equals("url-prefix", StringComparison.OrdinalIgnoreCase)))
                Url();
            else if (name.Equals("expression", StringComparison.OrdinalIgnoreCase) || name.Equals("behavior", StringComparison.OrdinalIgnoreCase)
                || name.Equals("-moz-binding", StringComparison.OrdinalIgnoreCase))
                _clean.Append("x-removed");
            else
                _clean.Append(name);
        }

        private void Url()
        {
            _at++;
            while (_at < css.Length && char.IsWhiteSpace(css[_at]))
                _at++;
            string address;
            if (_at < css.Length && css[_at] is '"' or '\'')
            {
                address = ReadString();
                _at = IndexAfter(")");
            }
            else
            {
                var end = css.IndexOf(')', _at);
                end = end < 0 ? css.Length : end;
                address = Unescape(css[_at..end].Trim());
                _at = Math.Min(css.Length, end + 1);
            }
            address = links?.Lead(address, isPart: true) ?? address;
            _clean.Append("url(\"").Append(MayLoad(address) ? Quote(DataPictures.Clean(address)) : Nowhere).Append("\")");
        }

        private void String(bool isAddress, bool isPart)
        {
            var start = _at;
            var value = ReadString();
            var led = isAddress ? DataPictures.Clean(links?.Lead(value, isPart) ?? value) : value;
            if (isAddress && !MayLoad(led))
                _clean.Append('"').Append(Nowhere).Append('"');
            else if (led != value)
                _clean.Append('"').Append(Quote(led)).Append('"');
            else
                _clean.Append(css, start, _at - start);
        }

        private string ReadString()
        {
            var quote = css[_at++];
            var start = _at;
            while (_at < css.Length && css[_at] != quote && css[_at] != '\n')
                _at += css[_at] == '\\' ? 2 : 1;
            _at = Math.Min(_at, css.Length);
            var value = Unescape(css[start.._at]);
            if (_at < css.Length && css[_at] == quote)
                _at++;
            return value;
        }

        // Kept as written unless it has escapes, which only hide names that matter.
        private string ReadName()
        {
            var start = _at;
            while (_at < css.Length && IsName(css[_at]))
                _at += css[_at] == '\\' ? 2 : 1;
            _at = Math.Min(_at, css.Length);
            var written = css[start.._at];
            var isPlain = !written.Contains('\\', StringComparison.Ordinal);
            if (isPlain)
                return written;
            // A hexadecimal escape takes one following blank with it.
            while (_at < css.Length && css[_at] == ' ' && char.IsAsciiHexDigit(css[_at - 1]) && _at + 1 < css.Length && IsName(css[_at + 1]))
            {
                _at++;
                while (_at < css.Length && IsName(css[_at]))
                    _at += css[_at] == '\\' ? 2 : 1;
                _at = Math.Min(_at, css.Length);
            }
            var unescaped = Unescape(css[start.._at]);
            return unescaped.ToLowerInvariant() is "url" or "expression" or "behavior" or "import" or "-moz-binding" or "charset" or "namespace"
                ? unescaped
                : css[start.._at];
        }

        private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '\\' || c >= '\u0080';

        private int IndexAfter(string text)
        {
            var found = css.IndexOf(text, _at, StringComparison.Ordinal);
            return found < 0 ? css.Length : found + text.Length;
        }

        private void CopyTo(int end)
        {
            _clean.Append(css, _at, end - _at);
            _at = end;
        }

        private static string Quote(string address) => address.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\a ");

        private static string Unescape(string text)
        {
            if (!text.Contains('\\', StringComparison.Ordinal))
                return text;
            var plain = new StringBuilder(text.Length);
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] != '\\' || i + 1 >= text.Length)
                {
                    plain.Append(text[i]);
                    continue;
                }
                var digits = 0;
                while (digits < 6 && i + 1 + digits < text.Length && char.IsAsciiHexDigit(text[i + 1 + digits]))
                    digits++;
                if (digits == 0)
                {
                    plain.Append(text[++i]);
                    continue;
                }
                var code = Convert.ToInt32(text.Substring(i + 1, digits), 16);
                plain.Append(Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD");
                i += digits;
                if (i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]))
                    i++;
            }
            return plain.ToString();
        }
    }
}
