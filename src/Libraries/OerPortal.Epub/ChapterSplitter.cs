using System.Globalization;
using System.Text;
using System.Xml;

namespace OerPortal.Epub;

/// <param name="Documents">Each a whole XHTML document in UTF-8.</param>
/// <param name="PartOfId">The part that holds an id, counted from 0.</param>
/// <param name="Weights">How much of the chapter each part is; only their ratio means something.</param>
internal sealed record ChapterParts(IReadOnlyList<byte[]> Documents, IReadOnlyDictionary<string, int> PartOfId, IReadOnlyList<int> Weights);

/// <summary>
/// Cuts a chapter before blocks into documents that stand by themselves: the head is repeated, open sections and lists
/// are closed and opened again. Where it cuts depends on the chapter alone, so that cutting twice gives the same parts.
/// </summary>
internal sealed class ChapterSplitter : IDisposable
{
    /// <summary>Bytes from which a chapter is cut: larger ones take a cheap phone seconds to lay out.</summary>
    public const int Most = 300_000;

    private const int EnoughForHeading = Most / 2;
    private const int EnoughForBlock = Most * 5 / 6;

    /// <summary>Elements that can be closed and opened again between two of their children.</summary>
    private static readonly HashSet<string> Containers = new(StringComparer.Ordinal) { "body", "div", "section", "article", "main", "blockquote", "ul", "ol", "dl" };

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "p", "div", "section", "article", "main", "blockquote", "ul", "ol", "dl", "li", "dt", "table", "figure", "pre", "hr", "aside", "header", "footer", "nav",
        "address", "details", "h1", "h2", "h3", "h4", "h5", "h6",
    };

    private static readonly HashSet<string> Openings = new(StringComparer.Ordinal) { "section", "article", "h1", "h2", "h3", "h4", "h5", "h6" };

    private readonly XmlReader _reader;
    private readonly ChapterLinks? _links;
    private readonly List<OpenElement> _open = [];
    private readonly List<byte[]> _documents = [];
    private readonly List<int> _weights = [];
    private readonly Dictionary<string, int> _partOfId = new(StringComparer.Ordinal);
    private MemoryStream _buffer = new();
    private XmlWriter _writer;
    private string _head = "";
    private int _weight;
    private int _written;
    private int _closedTo;
    private bool _afterHeading;

    private ChapterSplitter(XmlReader reader, ChapterLinks? links)
    {
        _reader = reader;
        _links = links;
        _writer = XmlCopy.WriterTo(_buffer);
    }

    /// <param name="markup">Sanitised XHTML.</param>
    /// <param name="links">Where links lead once all chapters are cut; null while that is being found out.</param>
    public static ChapterParts Split(byte[] markup, ChapterLinks? links = null)
    {
        using var reader = SafeXml.Open(markup);
        using var splitter = new ChapterSplitter(reader, links);
        splitter.Run();
        return new ChapterParts(splitter._documents, splitter._partOfId, splitter._weights);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _buffer.Dispose();
    }

    private bool InBody => _open.Count > 1 && _open[1].Name == "body";

    private void Run()
    {
        _reader.Read();
        while (!_reader.EOF)
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element when _open.Count == 1 && _reader.LocalName == "head":
                    WriteOpen();
                    // Moves the reader on by itself.
                    _head = _reader.ReadOuterXml();
                    _writer.WriteRaw(_head);
                    continue;
                case XmlNodeType.Element:
                    Start();
                    break;
                case XmlNodeType.EndElement:
                    End();
                    break;
                default:
                    if (_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                        WriteOpen();
                    _weight += Encoding.UTF8.GetByteCount(_reader.Value);
                    XmlCopy.Content(_reader, _writer);
                    break;
            }
            _reader.Read();
        }
        EndPart();
    }

    private void Start()
    {
        var name = _reader.LocalName;
        if (InBody && _closedTo == 0 && MayCutBefore(name))
            Cut();
        var element = new OpenElement(_reader.Prefix, name, _reader.NamespaceURI, XmlCopy.Attributes(_reader));
        if (name == "li" && _open.Count > 0)
            _open[^1].Count(element);
        _weight += (2 * name.Length) + 5 + element.Attributes.Sum(a => a.Name.Length + a.Value.Length + 4);
        _afterHeading = false;
        var isEmpty = _reader.IsEmptyElement;
        _open.Add(element);
        if (InBody && _closedTo == 0 && !Containers.Contains(name) && !isEmpty)
            _closedTo = _open.Count;
        if (isEmpty || !Containers.Contains(name))
            WriteOpen();
        if (isEmpty)
            Close(full: false);
    }

    private bool MayCutBefore(string name) => !_afterHeading && Blocks.Contains(name)
        && _weight >= (Openings.Contains(name) ? EnoughForHeading : EnoughForBlock);

    private void End()
    {
        WriteOpen();
        _afterHeading = _open[^1].Name is ['h', >= '1' and <= '6'];
        if (_closedTo == _open.Count)
            _closedTo = 0;
        Close(full: true);
    }

    private void Close(bool full)
    {
        if (full)
            _writer.WriteFullEndElement();
        else
            _writer.WriteEndElement();
        _open.RemoveAt(_open.Count - 1);
        _written--;
    }

    // A section is not begun before something stands in it, or its heading and its id would part at a cut.
    private void WriteOpen()
    {
        for (; _written < _open.Count; _written++)
        {
            var element = _open[_written];
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name == "id" || (attribute.Name == "name" && element.Name == "a"))
                    _partOfId.TryAdd(attribute.Value, _documents.Count);
            }
            Write(element, element.Attributes);
        }
    }

    private void Cut()
    {
        EndPart();
        Dispose();
        _buffer = new MemoryStream();
        _writer = XmlCopy.WriterTo(_buffer);
        _writer.WriteDocType("html", null, null, null);
        foreach (var element in _open.Take(_written))
        {
            Write(element, element.WhenOpenedAgain());
            if (element == _open[0])
                _writer.WriteRaw(_head);
        }
    }

    private void EndPart()
    {
        _writer.WriteEndDocument();
        _writer.Flush();
        _documents.Add(_buffer.ToArray());
        _weights.Add(_weight);
        _weight = 0;
    }

    private void Write(OpenElement element, IEnumerable<MarkupAttribute> attributes)
    {
        _writer.WriteStartElement(element.Prefix, element.Name, element.Namespace);
        foreach (var attribute in attributes)
            XmlCopy.Write(_writer, attribute with { Value = _links?.Follow(attribute, _documents.Count) ?? attribute.Value });
    }

    private sealed class OpenElement(string prefix, string name, string @namespace, List<MarkupAttribute> attributes)
    {
        private int _number = NumberIn(attributes, "start") ?? 1;

        public string Prefix => prefix;

        public string Name => name;

        public string Namespace => @namespace;

        public List<MarkupAttribute> Attributes => attributes;

        /// <summary>Takes note of an item, so that a list goes on counting in the next part.</summary>
        public void Count(OpenElement item) => _number = (NumberIn(item.Attributes, "value") ?? _number) + 1;

        /// <summary>Without what may stand in a book only once.</summary>
        public IEnumerable<MarkupAttribute> WhenOpenedAgain()
        {
            foreach (var attribute in attributes)
            {
                if (attribute.Name is not ("id" or "aria-labelledby" or "aria-describedby" or "start"))
                    yield return attribute;
            }
            if (name == "ol" && !attributes.Exists(a => a.Name == "reversed"))
                yield return new MarkupAttribute("", "start", "", _number.ToString(CultureInfo.InvariantCulture));
        }

        private static int? NumberIn(List<MarkupAttribute> attributes, string name) =>
            int.TryParse(attributes.Find(a => a.Name == name)?.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
