using System.Text;

namespace OerPortal.Epub.Tests.Kit;

/// <summary>A small EPUB 3 in order, of which every member can be replaced, added to or left out.</summary>
internal sealed class EpubForge
{
    private const string Container = """
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles><rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
        """;

    private readonly List<(string Name, byte[] Content, Action<ForgedMember>? Change)> _members = [];

    public EpubForge()
    {
        With("mimetype", "application/epub+zip", m => m.Store("application/epub+zip"u8.ToArray()));
        With("META-INF/container.xml", Container);
        With("OPS/package.opf", Package());
        With("OPS/nav.xhtml", Page("<nav xmlns:epub=\"http://www.idpf.org/2007/ops\" epub:type=\"toc\"><ol><li><a href=\"c1.xhtml\">Bài 1</a></li></ol></nav>"));
        With("OPS/c1.xhtml", Page("<h1>Bài 1</h1><p>Trăng ơi từ đâu đến, hay từ cánh rừng xa.</p>"));
    }

    /// <summary>A package document.</summary>
    /// <param name="manifest">More items.</param>
    /// <param name="spine">More steps of the reading order.</param>
    /// <param name="doctype">Before the root element.</param>
    /// <param name="title">The book's, as XML.</param>
    public static string Package(string manifest = "", string spine = "", string doctype = "", string title = "Trăng ơi") => $"""
        <?xml version="1.0" encoding="utf-8"?>{doctype}
        <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="vi">
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:0199</dc:identifier><dc:title>{title}</dc:title>
        <dc:language>vi</dc:language><meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata>
        <manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
        <item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/>{manifest}</manifest>
        <spine><itemref idref="c1"/>{spine}</spine></package>
        """;

    /// <summary>A chapter.</summary>
    public static string Page(string body, string doctype = "") =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?>{doctype}<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body>{body}</body></html>";

    public EpubForge With(string name, string content, Action<ForgedMember>? change = null) => With(name, Encoding.UTF8.GetBytes(content), change);

    public EpubForge With(string name, byte[] content, Action<ForgedMember>? change = null)
    {
        var at = _members.FindIndex(m => m.Name == name);
        if (at < 0)
            _members.Add((name, content, change));
        else
            _members[at] = (name, content, change);
        return this;
    }

    public EpubForge Without(string name)
    {
        _members.RemoveAll(m => m.Name == name);
        return this;
    }

    /// <summary>The same member with other words.</summary>
    public EpubForge Changed(string name, Func<string, string> change) => With(name, change(Encoding.UTF8.GetString(_members.Single(m => m.Name == name).Content)));

    /// <summary>The same bytes under another name.</summary>
    public EpubForge Renamed(string name, string other)
    {
        var at = _members.FindIndex(m => m.Name == name);
        _members[at] = (other, _members[at].Content, _members[at].Change);
        return this;
    }

    /// <summary>As Info-ZIP writes to a pipe: sizes behind the data, of which the local header knows only the length.</summary>
    public EpubForge Piped()
    {
        for (var i = 0; i < _members.Count; i++)
        {
            var change = _members[i].Change;
            _members[i] = (_members[i].Name, _members[i].Content, member =>
            {
                change?.Invoke(member);
                (member.Descriptor, member.LocalKnows) = (16, (false, false, true));
            }
            );
        }
        return this;
    }

    /// <summary>Moves a member to the end.</summary>
    public EpubForge Last(string name)
    {
        var member = _members.Single(m => m.Name == name);
        _members.Remove(member);
        _members.Add(member);
        return this;
    }

    public byte[] Build(byte[]? before = null)
    {
        var zip = new ZipForge { Before = before ?? [] };
        foreach (var (name, content, change) in _members)
            zip.Add(name, content, change);
        return zip.Build();
    }
}
