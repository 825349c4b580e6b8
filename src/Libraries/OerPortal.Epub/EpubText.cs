using System.Text;
using System.Xml;
using OerPortal.Cms.Text;

namespace OerPortal.Epub;

/// <summary>Plain text of a chapter for search and excerpts, in stretches that the reader can open.</summary>
internal sealed class EpubText
{
    private const int Comfortable = 1800;
    private const int Longest = 6000;

    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "head", "script", "style", "template", "rt", "rp", "annotation", "annotation-xml", "audio", "video", "iframe", "desc", "metadata",
    };

    private static readonly string[] Covers = ["Bìa", "Ảnh bìa", "Trang bìa", "Cover", "Front cover", "Book cover"];

    private readonly string _href;
    private readonly string? _title;
    private readonly List<(string? Heading, string Locator, string Text)> _stretches = [];
    private readonly StringBuilder _text = new();
    private string? _heading;
    private string? _lastId;
    private string _locator;
    private StringBuilder? _inHeading;

    // Whether anything of the stretch is written there, and not only shown by pictures.
    private bool _isWritten;

    private EpubText(string href, string? title)
    {
        _href = href;
        _title = title;
        _locator = href;
    }

    /// <param name="markup">Sanitised XHTML or SVG.</param>
    /// <param name="href">Address of the chapter, percent-encoded.</param>
    /// <param name="title">Its name in the table of contents.</param>
    public static List<(string? Heading, string Locator, string Text)> Read(byte[] markup, string href, string? title)
    {
        var text = new EpubText(href, title);
        using var reader = SafeXml.Open(markup);
        text.Walk(reader);
        text.Finish();
        return text._stretches;
    }

    private void Walk(XmlReader reader)
    {
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && Silent.Contains(reader.LocalName))
            {
                reader.Skip();
                continue;
            }
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Start(reader);
                    break;
                case XmlNodeType.EndElement:
                    End(reader.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    _isWritten |= !string.IsNullOrWhiteSpace(reader.Value);
                    Append(reader.Value);
                    break;
            }
            reader.Read();
        }
    }

    private void Start(XmlReader reader)
    {
        var name = reader.LocalName;
        var isBlock = PartsWords(reader);
        if (isBlock)
        {
            Break();
            if (_text.Length >= Comfortable)
                Finish();
        }
        if (IsHeading(name))
        {
            // A heading opens a stretch of its own, unless hardly anything came before it.
            if (_text.Length > 200)
                Finish();
            _inHeading = new StringBuilder();
        }
        if (reader.GetAttribute("id") is { Length: > 0 and < 200 } id)
        {
            _lastId = id;
            if (_text.Length == 0)
                _locator = $"{_href}#{Uri.EscapeDataString(id)}";
        }
        if (name is "img" && reader.GetAttribute("alt") is { Length: > 0 } alternative)
            Append($" {alternative} ");
        if (reader.IsEmptyElement && isBlock)
            Break();
    }

    private void End(string name)
    {
        if (IsHeading(name) && _inHeading is { } heading)
        {
            if (Tidy(heading.ToString()) is { Length: > 0 } words)
                _heading = words.Length > 300 ? words[..300] : words;
            _inHeading = null;
        }
        if (MarkupNames.Blocks.Contains(name))
            Break();
    }

    private void Append(string value)
    {
        _inHeading?.Append(value);
        var rest = value.AsSpan();
        while (!rest.IsEmpty)
        {
            var word = rest[..WordLength(rest)];
            _text.Append(word);
            rest = rest[word.Length..];
            if (_text.Length > Longest && rest.Length > 0)
                Finish();
            if (rest.IsEmpty)
                break;
            if (_text.Length > 0 && _text[^1] is not (' ' or '\n'))
                _text.Append(' ');
            rest = rest.TrimStart();
        }
        if (_text.Length > Longest)
            Finish();
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && !char.IsWhiteSpace(text[length]))
            length++;
        return length;
    }

    // In a drawing, a line of text that is set apart stands by itself.
    private static bool PartsWords(XmlReader reader) => MarkupNames.Blocks.Contains(reader.LocalName)
        || (reader.LocalName == "tspan" && (reader.GetAttribute("x") is not null || reader.GetAttribute("dy") is not null));

    private void Break()
    {
        _inHeading?.Append(' ');
        while (_text.Length > 0 && _text[^1] == ' ')
            _text.Length--;
        if (_text.Length > 0 && _text[^1] != '\n')
            _text.Append('\n');
    }

    private void Finish()
    {
        var text = _text.ToString().Replace("\0", "", StringComparison.Ordinal).Trim().Composed();
        if (text.Length > 0 && (_isWritten || !IsCover(text)))
            _stretches.Add((_heading ?? _title, _locator, text));
        _isWritten = false;
        _text.Clear();
        _locator = _lastId is null ? _href : $"{_href}#{Uri.EscapeDataString(_lastId)}";
    }

    // "Bìa: Chú mèo tìm đường về nhà" says nothing that the title does not. What other pictures show is all that some books have.
    private static bool IsCover(string text) => Array.Exists(Covers, word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsHeading(string name) => name is ['h' or 'H', >= '1' and <= '6'];

    private static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Composed();
}
