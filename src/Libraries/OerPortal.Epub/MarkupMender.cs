using System.Text;

namespace OerPortal.Epub;

/// <summary>By whose rules careless markup is understood.</summary>
internal enum MarkupRules
{
    /// <summary>Package, contents, drawing …: any vocabulary, no implied elements.</summary>
    Xml,

    /// <summary>A chapter: HTML's void elements, optional end tags and two rooms, head and body.</summary>
    Html,
}

/// <summary>
/// Writes markup that no XML parser takes as markup that one does, in one pass and without losing a visible word: stray
/// ampersands and angle brackets become text, names of characters become characters, quotes, prefixes and end tags that
/// are missing are added, those too many are dropped. Self-closing elements stay empty, as XML means them.
/// </summary>
internal sealed class MarkupMender
{
    private readonly string _source;
    private readonly bool _isHtml;
    private readonly int _lastTagEnd;
    private readonly StringBuilder _output;
    private readonly OpenElements _open;
    private readonly Dictionary<string, bool> _isClosed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _absent = new(StringComparer.Ordinal);
    private bool _hasBody;
    private bool _hasType;
    private bool _hasRoot;
    private int _at;

    private MarkupMender(string source, MarkupRules rules)
    {
        _source = source;
        _isHtml = rules == MarkupRules.Html;
        _lastTagEnd = source.LastIndexOf('>');
        _output = new StringBuilder(source.Length + 256);
        _open = new OpenElements(_output, _isHtml);
    }

    /// <returns>Well-formed markup without a declaration.</returns>
    /// <exception cref="FileRefusedException">A document type that is not for books, too many levels, or no element at all.</exception>
    public static string Mend(string source, MarkupRules rules)
    {
        var mender = new MarkupMender(source, rules);
        mender.Run();
        return mender._output.ToString();
    }

    private void Run()
    {
        while (_at < _source.Length)
        {
            var next = _source.IndexOf('<', _at);
            if (next < 0)
                next = _source.Length;
            Text(_source.AsSpan(_at, next - _at));
            _at = next;
            if (_at < _source.Length)
                Markup();
        }
        _open.CloseAll();
        if (!_hasRoot)
            throw new FileRefusedException(Refusal.EpubDamaged, "no element");
    }

    private void Markup()
    {
        if (Starts("<!--"))
            Skip("<!--", "-->");
        else if (Starts("<![CDATA["))
            Characters();
        else if (!_hasType && _source.AsSpan(_at).StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            DocumentType();
        else if (Starts("<?"))
            Instruction();
        else if (Starts("<!"))
            Skip("<!", ">");
        else if (Starts("</") && MarkupTag.NameEnd(_source, _at + 2) > _at + 2)
            EndTag();
        else if (_at < _lastTagEnd && MarkupTag.NameEnd(_source, _at + 1) is var end && end > _at + 1 && IsTag(end))
            StartTag(MarkupTag.Read(_source, _at));
        else
        {
            Text("<");
            _at++;
        }
    }

    private bool Starts(string text) => _source.AsSpan(_at).StartsWith(text, StringComparison.Ordinal);

    // What does not end is text but for its opening.
    private void Skip(string opening, string ending)
    {
        var end = Next(ending, _at + opening.Length);
        _at = end < 0 ? _at + opening.Length : end + ending.Length;
    }

    // What was not found once is not looked for again: a page may be all openings.
    private int Next(string text, int from)
    {
        var found = _absent.Contains(text) ? -1 : _source.IndexOf(text, from, StringComparison.OrdinalIgnoreCase);
        if (found < 0)
            _absent.Add(text);
        return found;
    }

    private void Characters()
    {
        _at += "<![CDATA[".Length;
        var end = _source.IndexOf("]]>", _at, StringComparison.Ordinal);
        var text = _source.AsSpan(_at, (end < 0 ? _source.Length : end) - _at);
        if (Admits(text))
            MarkupCharacters.AppendPlain(_output, text);
        _at = end < 0 ? _source.Length : end + "]]>".Length;
    }

    private void DocumentType()
    {
        _hasType = true;
        _at = MarkupDoctype.Read(_source, _at, out var name);
        if (_isHtml && !_hasRoot && name.Equals("html", StringComparison.OrdinalIgnoreCase) && _output.Length == 0)
            _output.Append("<!DOCTYPE html>");
    }

    private void Instruction()
    {
        var start = _at;
        Skip("<?", "?>");
        if (_hasRoot || _at == start + 2 || !_source.AsSpan(start).StartsWith("<?xml-stylesheet ", StringComparison.Ordinal))
            return;
        _output.Append("<?xml-stylesheet ");
        var data = _source.AsSpan(start + "<?xml-stylesheet ".Length, _at - start - "<?xml-stylesheet ".Length - 2);
        foreach (var c in data)
        {
            if (System.Xml.XmlConvert.IsXmlChar(c))
                _output.Append(c);
        }
        _output.Append("?>");
    }

    // "nếu a <b và c" is not the beginning of an element: HTML knows none of that name, and nothing closes it.
    private bool IsTag(int nameEnd)
    {
        if (!_isHtml || _open.IsForeign)
            return true;
        var name = _source[(_at + 1)..nameEnd];
        if (name.Contains(':', StringComparison.Ordinal) || name.Contains('-', StringComparison.Ordinal) || MarkupNames.IsKnown(name.ToLowerInvariant()))
            return true;
        if (!_isClosed.TryGetValue(name, out var isClosed))
        {
            _isClosed[name] = isClosed = _isClosed.Count < 100 && (_source.Contains($"</{name}", StringComparison.Ordinal) || _source.Contains($"<{name}/>", StringComparison.Ordinal));
        }
        return isClosed;
    }

    private void StartTag(MarkupTag tag)
    {
        _at = tag.End;
        var name = _open.Plain(tag);
        if (_isHtml && !_open.IsForeign && !MakeRoomFor(name))
            return;
        if (!_isHtml && _hasRoot && _open.Count == 0)
            return;
        _hasRoot = true;
        _open.Start(tag, name);
        if (_isHtml && !_open.IsForeign && !tag.IsEmpty && name is "script" or "style")
            RawText(name);
    }

    /// <summary>Opens head or body where the page forgot to; false when the tag adds nothing.</summary>
    private bool MakeRoomFor(string name)
    {
        if (name == "html")
            return !_hasRoot;
        if (!_hasRoot)
        {
            _hasRoot = true;
            _open.StartImplied("html");
        }
        if (name == "head")
            return _open.Count == 1 && !_hasBody;
        if (name is "body" or "frameset")
        {
            if (_hasBody)
                return false;
            _open.CloseDownTo(1);
            return _hasBody = true;
        }
        if (!_hasBody && !MarkupNames.OfHead.Contains(name) && !(name == "object" && _open.Has("head")))
            OpenBody();
        return true;
    }

    private void OpenBody()
    {
        _open.CloseDownTo(1);
        _open.StartImplied("body");
        _hasBody = true;
    }

    // Its content is no markup. Scripts never run, so theirs is not wanted either.
    private void RawText(string name)
    {
        var end = Next($"</{name}", _at);
        if (end < 0)
            return;
        if (name == "style")
        {
            var css = _source[_at..end].Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal)
                .Replace("<!--", "", StringComparison.Ordinal).Replace("-->", "", StringComparison.Ordinal);
            MarkupCharacters.Append(_output, css);
        }
        _at = end;
    }

    private void EndTag()
    {
        var nameEnd = MarkupTag.NameEnd(_source, _at + 2);
        var name = _source[(_at + 2)..nameEnd];
        var end = _source.AsSpan(nameEnd).IndexOfAny('<', '>');
        _at = end < 0 ? _source.Length : nameEnd + end + (_source[nameEnd + end] == '>' ? 1 : 0);
        // The page's two rooms stay open to its end: something often follows.
        if (!_isHtml || _open.IsForeign || name.ToLowerInvariant() is not ("html" or "body"))
            _open.End(name);
    }

    private void Text(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty && Admits(text))
            MarkupCharacters.Append(_output, text);
    }

    // Blanks need no room of their own, and outside the root element XML has none for words.
    private bool Admits(ReadOnlySpan<char> text)
    {
        if (text.IsWhiteSpace() || !_isHtml)
            return _open.Count > 0;
        if (_open.Count <= 1 || (_open.Count == 2 && !_hasBody && _open.Has("head")))
        {
            MakeRoomFor("");
            if (!_open.Has("body"))
                OpenBody();
        }
        return true;
    }
}
