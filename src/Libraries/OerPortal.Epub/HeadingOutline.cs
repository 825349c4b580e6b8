using System.Text;
using System.Xml;
using OerPortal.Cms.Text;

namespace OerPortal.Epub;

/// <param name="Level">1 for the highest.</param>
/// <param name="Href">Relative to the container, with fragment.</param>
internal sealed record Heading(int Level, string Title, string Href);

/// <summary>A table of contents for books that brought none: their own headings.</summary>
internal sealed class HeadingOutline(XmlReader reader, XmlWriter writer, string href)
{
    private const int Deepest = 3;
    private const int Longest = 200;
    private readonly List<Heading> _headings = [];
    private readonly Stack<bool> _isHeading = new();
    private readonly StringBuilder _title = new();
    private string? _id;
    private int _level;
    private int _made;

    /// <summary>The chapter's headings of the first three levels, or its very first, each with an id to go to.</summary>
    /// <param name="markup">Sanitised XHTML.</param>
    /// <param name="path">Its container path.</param>
    public static (byte[] Marked, IReadOnlyList<Heading> Headings) Read(byte[] markup, string path)
    {
        using var source = SafeXml.Open(markup);
        using var output = new MemoryStream(markup.Length + 256);
        HeadingOutline outline;
        using (var target = XmlCopy.WriterTo(output))
        {
            outline = new HeadingOutline(source, target, EpubPath.Encode(path));
            outline.Run();
        }
        var headings = outline._headings.Where(h => h.Level <= Deepest).ToList();
        return (outline._made > 0 ? output.ToArray() : markup, headings.Count > 0 ? headings : [.. outline._headings.Take(1)]);
    }

    /// <summary>Headings in reading order as entries, lower ones inside the higher before them.</summary>
    public static IReadOnlyList<EpubNavEntry> Contents(IEnumerable<Heading> headings)
    {
        var root = new List<EpubNavEntry>();
        var open = new Stack<(int Level, List<EpubNavEntry> Children)>();
        foreach (var heading in headings.Take(EpubLimits.NavigationEntries))
        {
            while (open.TryPeek(out var above) && above.Level >= heading.Level)
                open.Pop();
            var children = new List<EpubNavEntry>();
            (open.TryPeek(out var parent) ? parent.Children : root).Add(new EpubNavEntry(heading.Title, heading.Href, children));
            open.Push((heading.Level, children));
        }
        return root;
    }

    private void Run()
    {
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Start();
                    break;
                case XmlNodeType.EndElement:
                    writer.WriteFullEndElement();
                    End();
                    break;
                default:
                    if (_level > 0 && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                        _title.Append(reader.Value);
                    XmlCopy.Content(reader, writer);
                    break;
            }
        }
    }

    private void Start()
    {
        var isEmpty = reader.IsEmptyElement;
        var isHeading = _level == 0 && !isEmpty && reader.LocalName is ['h', >= '1' and <= '6'];
        var attributes = XmlCopy.Attributes(reader);
        writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
        foreach (var attribute in attributes)
            XmlCopy.Write(writer, attribute);
        if (isHeading)
        {
            _level = reader.LocalName[1] - '0';
            _title.Clear();
            _id = attributes.Find(a => a is { Name: "id", Prefix: "" } && a.Value.Length > 0)?.Value;
            if (_id is null)
                writer.WriteAttributeString("id", _id = $"oer-muc-{++_made}");
        }
        else if (_level > 0)
        {
            Label(attributes);
        }
        if (isEmpty)
            writer.WriteEndElement();
        else
            _isHeading.Push(isHeading);
    }

    private void Label(List<MarkupAttribute> attributes)
    {
        if (MarkupNames.Blocks.Contains(reader.LocalName))
            _title.Append(' ');
        else if (reader.LocalName == "img" && attributes.Find(a => a.Name == "alt")?.Value is { Length: > 0 } alternative)
            _title.Append(' ').Append(alternative).Append(' ');
    }

    private void End()
    {
        if (!_isHeading.Pop())
            return;
        var title = string.Join(' ', EpubPackageReader.Words(_title.ToString())).Composed();
        if (title.Length > 0)
            _headings.Add(new Heading(_level, title.Length > Longest ? title[..Longest] + "…" : title, $"{href}#{Uri.EscapeDataString(_id!)}"));
        _level = 0;
    }
}
