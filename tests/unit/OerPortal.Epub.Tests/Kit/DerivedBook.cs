using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using OerPortal.Epub;
using OerPortal.Epub.Pictures;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Passages;

namespace OerPortal.Epub.Tests.Kit;

/// <summary>A book after derivation, as a reading system meets it.</summary>
internal sealed class DerivedBook
{
    private readonly Dictionary<string, XDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _ids = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _types;

    public required BookSplit Split { get; init; }

    public required Pack Pack { get; init; }

    public required string Manifest { get; init; }

    /// <summary>What people are told about it.</summary>
    public required IReadOnlyList<FileRemark> Remarks { get; init; }

    public required string Positions { get; init; }

    /// <summary>Text of the chapters that have any, by path.</summary>
    public required IReadOnlyDictionary<string, List<Passage>> Chapters { get; init; }

    /// <summary>Members of the pack, unpacked.</summary>
    public required IReadOnlyDictionary<string, byte[]> Members { get; init; }

    public IReadOnlyList<string> ReadingOrder => [.. Split.Book.Package.Spine.Select(s => s.Item.Path)];

    /// <summary>Entries of the contents as "title → address", those inside others after them.</summary>
    public IReadOnlyList<string> Contents => [.. Entries(JsonDocument.Parse(Manifest).RootElement.GetProperty("toc"))];

    public static async Task<DerivedBook> OfAsync(EpubForge book, CancellationToken cancellation)
    {
        using var file = new TemporaryFile(book.Build());
        return await OfAsync(file.Path, cancellation);
    }

    public static async Task<DerivedBook> OfAsync(string file, CancellationToken cancellation)
    {
        using var zip = StrictZip.Open(file, ZipLimits.Default with { NamesAreUtf8 = true });
        using var scratch = new BookFolder();
        var split = await BookSplit.PlanAsync(zip, EpubInspection.Inspect(zip), cancellation);
        var pack = await new PublicationPack(zip, split, new PackedPictures(zip, scratch.Path, drawing: null)).WriteAsync(scratch.File("pack"), report: null, cancellation);
        var bytes = await File.ReadAllBytesAsync(pack.File, cancellation);
        return new DerivedBook
        {
            Split = split,
            Pack = pack,
            Manifest = WebPublication.Manifest(PackedBook.Of(split.Book, pack.Report), "x"),
            Remarks = pack.Report.Remarks(),
            Positions = WebPublication.Positions(split, zip).Json,
            Chapters = (await PassageFile.ReadAsync(pack.Text, cancellation).ToListAsync(cancellation)).GroupBy(p => EpubPath.Resolve("", p.Locator)!).ToDictionary(c => c.Key, c => c.ToList()),
            Members = pack.Members.ToDictionary(m => m.Path, m => Unpack(bytes, m)),
        };
    }

    public XDocument Document(string path)
    {
        if (!_documents.TryGetValue(path, out var document))
        {
            using var reader = SafeXml.Open(Members[path]);
            _documents[path] = document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        return document;
    }

    /// <summary>Links to places inside documents of the book that lead nowhere, as "member → address".</summary>
    public IEnumerable<string> BrokenLinks() =>
        from member in Pack.Members
        where EpubMediaTypes.TreatmentOf(member.MediaType) == MemberTreatment.Markup
        from attribute in Document(member.Path).Descendants().Attributes()
        where attribute.Name.LocalName is "href" or "src" or "textref" && attribute.Value.Contains('#', StringComparison.Ordinal) && Leads(member.Path, attribute.Value) == false
        select $"{member.Path} → {attribute.Value}";

    /// <summary>Whether an address leads to an element; null when that is not for the book to say.</summary>
    public bool? Leads(string from, string href)
    {
        if (EpubPath.HasScheme(href) || EpubPath.Resolve(from, href) is not { } target || !Members.ContainsKey(target))
            return null;
        _types ??= Pack.Members.ToDictionary(m => m.Path, m => m.MediaType);
        if (!EpubMediaTypes.IsContentDocument(_types[target]))
            return null;
        var id = Uri.UnescapeDataString(href[(href.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        return IdsOf(target).Contains(id);
    }

    /// <summary>Words of the parts of the reading order one after another, without the heads.</summary>
    public string Words() => string.Concat(ReadingOrder.SelectMany(path => Document(path).Root!.Elements().Where(e => e.Name.LocalName != "head")).Select(e => e.Value));

    private static IEnumerable<string> Entries(JsonElement links) => links.EnumerateArray().SelectMany(link => new[] { $"{link.GetProperty("title")} → {link.GetProperty("href")}" }
        .Concat(link.TryGetProperty("children", out var children) ? Entries(children) : []));

    private HashSet<string> IdsOf(string path)
    {
        if (!_ids.TryGetValue(path, out var ids))
            _ids[path] = ids = [.. Document(path).Descendants().Attributes().Where(a => a.Name.LocalName is "id" or "name").Select(a => a.Value)];
        return ids;
    }

    private static byte[] Unpack(byte[] pack, PackedMember member)
    {
        var stored = new MemoryStream(pack, (int)member.Offset, (int)member.Length);
        using Stream decoded = member.ContentEncoding is null ? stored : new GZipStream(stored, CompressionMode.Decompress);
        using var raw = new MemoryStream();
        decoded.CopyTo(raw);
        return raw.ToArray();
    }
}
